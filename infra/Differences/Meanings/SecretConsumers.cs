using System.IO.Enumeration;
using Infra.Rules;
using Infra.Rules.Aws;
using Infra.Rules.Kubernetes;
using Infra.Rules.Secrets;

namespace Infra.Differences.Meanings;

/// <summary>Which Secrets hold what of Vault, which namespaces may ask which store, and who reads what AWS keeps.</summary>
internal static class SecretConsumers
{
    private const string Of = "{verb} of {object}";
    private const string Word = "read";
    private const string GetValue = "secretsmanager:GetSecretValue";

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var request in plan.Rules.ExternalSecrets.Requests)
        {
            var path = plan.Rules.ExternalSecrets.StoreOf(request) is { } store ? store.PathOf(request.Key) : request.Key;
            var key = new MeaningKey($"{request.Secret.Namespace}/{ExternalSecretIndex.TargetOf(request.Secret)}", request.Property ?? "everything", path, Of);
            reading.Add(key, Access.By(Way.Open, Word));
        }
        foreach (var store in plan.Rules.ExternalSecrets.Stores)
            AddStore(plan, reading, store);
        AddAws(plan, reading);
    }

    private static void AddStore(PlanReading plan, MeaningReading reading, VaultStore store)
    {
        var what = $"what {store.Manifest.Kind} {store.Manifest.Name} reads as role {store.Role}";
        if (store.Manifest.Kind == VaultStore.Kind)
        {
            reading.Add($"{store.Manifest.Namespace}/*", what, Access.By(Way.Open, Word));
            return;
        }
        var conditions = store.Manifest.Spec("conditions").Items().ToList();
        if (conditions.Count == 0)
            reading.Add("*/*", what, Access.By(Way.Open, Word));
        foreach (var condition in conditions)
        {
            foreach (var name in plan.TextsOf(condition.At("namespaces")))
                reading.Add($"{name}/*", what, Access.By(Way.Open, Word));
            if (condition.At("namespaceSelector") is { } selector)
                reading.Add($"[{LabelSet.OfSelector(selector).Text}]/*", what, Access.By(Way.Open, Word));
        }
    }

    // Those whose policies' actions and resources are about the secret; conditions are left to the permission itself.
    private static void AddAws(PlanReading plan, MeaningReading reading)
    {
        var secrets = plan.Rules.Index.OfType("aws:secretsmanager/secret:Secret").Select(plan.NameOf).ToList();
        if (secrets.Count == 0)
            return;
        foreach (var (holders, statement) in AwsPermissions.Allowed(plan).Where(each => WorkloadRights.Covers(each.Statement, GetValue)))
        {
            foreach (var secret in secrets.Where(secret => statement.Resources.Any(resource => IsAbout(resource, secret))))
            {
                foreach (var holder in holders)
                    reading.Add(new MeaningKey(holder, "", secret, "AWS secret {object}"), Access.By(Way.Open, Word));
            }
        }
    }

    // AWS adds a hyphen and six letters to a secret's name.
    private static bool IsAbout(string resource, string secret) => resource == "*"
        || (resource.IndexOf(":secret:", StringComparison.Ordinal) is >= 0 and var at && FileSystemName.MatchesSimpleExpression(resource.AsSpan(at + ":secret:".Length), $"{secret}-AbCdEf", ignoreCase: false));
}
