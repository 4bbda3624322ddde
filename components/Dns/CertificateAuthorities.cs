namespace Infra.Components;

/// <summary>Who may issue certificates for a domain, as CAA records say it (RFC 8659, RFC 8657).</summary>
internal static class CertificateAuthorities
{
    /// <summary>The records: each authority by the DNS-01 challenge only, names and wildcards alike, and whom to tell of a refused request.</summary>
    /// <param name="authorities">The authorities' names in CAA, such as <c>letsencrypt.org</c>.</param>
    /// <param name="reportsTo">An e-mail address; null for nobody.</param>
    public static IEnumerable<string> Records(IEnumerable<string> authorities, string? reportsTo)
    {
        // Whoever holds an address of ours for a moment passes HTTP-01; DNS-01 takes the zone itself.
        var records = authorities.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(authority => new[] { "issue", "issuewild" }.Select(tag => $"0 {tag} \"{authority}; validationmethods=dns-01\""));
        return reportsTo is null ? records : records.Append($"0 iodef \"mailto:{reportsTo}\"");
    }
}
