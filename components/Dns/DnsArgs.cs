using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Arguments of <see cref="Dns"/>.</summary>
public sealed partial record DnsArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The environment's domain in lower case, such as <c>dev.example.com</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>
    /// The private zone's domain: below the environment's, or the same. Where it is the same, nothing of the public zone exists inside the VPC any more:
    /// that is for environments whose API servers are all private, as kOps then writes their names there. Default: <c>internal.</c> and the environment's.
    /// </summary>
    public string? PrivateDomain { get; init; }

    /// <summary>The VPC that the private zone answers in.</summary>
    public required Vpc Vpc { get; init; }

    /// <summary>Who may issue certificates for the domain, by their names in CAA records; one at least. Default: Let's Encrypt.</summary>
    public IReadOnlyList<string> CertificateAuthorities { get; init; } = ["letsencrypt.org"];

    /// <summary>E-mail address that an authority tells of requests that it refused. Default: none.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>Whether Pulumi refuses to delete the zones. Default: true: a new zone has other name servers.</summary>
    public bool Protect { get; init; } = true;

    /// <summary>Whether deleting a zone deletes the records that others wrote into it, kOps and external-dns. Default: false.</summary>
    public bool ForceDestroy { get; init; }

    internal string PrivateName => PrivateDomain ?? $"internal.{Domain}";

    internal void Check()
    {
        if (!NameForm().IsMatch(Domain ?? "") || Domain!.Length > 253)
            throw new ArgumentException($"'{Domain}' is not a domain; write a DNS name in lower case without a dot at its end, such as 'dev.example.com'.");
        if (!NameForm().IsMatch(PrivateName) || PrivateName.Length > 253 || !$".{PrivateName}".EndsWith($".{Domain}", StringComparison.Ordinal))
            throw new ArgumentException($"'{PrivateName}' cannot be the private zone's domain; write '{Domain}' or a domain below it, such as 'internal.{Domain}'.");
        if (CertificateAuthorities.Count == 0)
            throw new ArgumentException("CertificateAuthorities is empty, and nobody could issue a certificate; name one, such as 'letsencrypt.org'.");
        var wrong = CertificateAuthorities.FirstOrDefault(authority => !NameForm().IsMatch(authority ?? ""));
        if (wrong is not null)
            throw new ArgumentException($"'{wrong}' is not a certificate authority's name in CAA records; write a DNS name, such as 'letsencrypt.org'.");
        if (ReportsTo is not null && !EmailAddress.IsOne(ReportsTo))
            throw new ArgumentException($"'{ReportsTo}' in ReportsTo is not an e-mail address; write one, such as 'platform@example.com'.");
        if (Protect && ForceDestroy)
            throw new ArgumentException("ForceDestroy is set on protected zones; it takes effect only where Protect is false.");
    }

    [GeneratedRegex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\\z")]
    private static partial Regex NameForm();
}
