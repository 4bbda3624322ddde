using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Components;

/// <summary>The trust policy of a workload's role: one ServiceAccount of one cluster, by the exact <c>sub</c> and <c>aud</c> of its tokens.</summary>
internal static class WorkloadTrust
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The policy as compact JSON.</summary>
    /// <remarks>Not by <see cref="PolicyDocument"/>, whose condition keys have no path, as an issuer's have.</remarks>
    public static string ToJson(IrsaIssuer issuer, ServiceAccountName serviceAccount)
    {
        var json = JsonSerializer.Serialize(new Document("2012-10-17", [new Statement(
            "AssumeByServiceAccount",
            "Allow",
            new Principal([issuer.ProviderArn]),
            ["sts:AssumeRoleWithWebIdentity"],
            new Condition(new SortedDictionary<string, string[]>(StringComparer.Ordinal)
            {
                [$"{issuer.HostAndPath}:aud"] = [IrsaIssuer.Audience],
                [$"{issuer.HostAndPath}:sub"] = [serviceAccount.Subject],
            }))]), Options);
        return json.Length <= PolicyKind.Trust.MostCharacters
            ? json
            : throw new ArgumentException($"The trust of {serviceAccount} has {json.Length} characters and {PolicyKind.Trust.Description} has {PolicyKind.Trust.MostCharacters} at most; shorten the cluster's name.");
    }

    private sealed record Document(string Version, Statement[] Statement);

    private sealed record Statement(string Sid, string Effect, Principal Principal, string[] Action, Condition Condition);

    private sealed record Principal(string[] Federated);

    private sealed record Condition(SortedDictionary<string, string[]> StringEquals);
}
