using System.Text.RegularExpressions;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Aws;
using Infra.Rules.Kubernetes;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F6.</summary>
public sealed partial class VaultUnseal : PlanRule
{
    private const string Chart = "vault";
    private const string Hook = "argocd.argoproj.io/hook";
    private const string During = "Sync";
    private const string After = "PostSync";
    private const string AliasCondition = "kms:ResourceAliases";
    private static readonly string[] Actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"];
    private static readonly string[] Readiness = ["sealedcode=204", "standbyok=true", "uninitcode=204"];

    /// <inheritdoc/>
    public override string Id => "F6";

    /// <inheritdoc/>
    public override string Title => "Vault unseals itself, and is ready to be initialised before it is";

    /// <inheritdoc/>
    public override string Why =>
        "A Vault whose keys people hold stays sealed when its machine goes at night. One that is ready only once it is unsealed keeps its Application in progress, and a Job after the sync, which "
        + "would initialise it, never runs. In dev mode it forgets everything.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://developer.hashicorp.com/vault/docs/configuration/seal/awskms; https://github.com/hashicorp/vault-helm/issues/180; https://github.com/hashicorp/vault-helm/issues/821; "
        + "https://github.com/hashicorp/vault/issues/21478; https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves";

    /// <inheritdoc/>
    public override string Fix =>
        "Seal by \"awskms\" with a role of Vault's ServiceAccount that may use the key, take a sealed member for ready (sealedcode=204&uninitcode=204&standbyok=true), initialise by a hook of the "
        + "phase Sync, and set \"injector.enabled\" to false.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var vaults = context.Argo.OfChart(Chart).ToList();
        if (vaults.Count == 0)
            yield break;
        var rights = new WorkloadRights(context);
        foreach (var vault in vaults)
        {
            foreach (var message in Judge(vault).Concat(Seal(vault, rights)))
                yield return Broken(vault.Resource, message);
        }
        foreach (var home in vaults.DistinctBy(vault => vault.Namespace))
        {
            var jobs = context.Manifests.OfKind("batch", "Job").Where(job => job.Namespace == home.Namespace).Select(job => (Job: job, Phases: PhasesOf(job))).ToList();
            foreach (var (job, _) in jobs.Where(each => each.Phases.Contains(After, StringComparer.Ordinal)))
                yield return Broken(job.Subject, $"It is a hook of the phase {After}, which waits for Vault, and Vault for it.");
            if (!jobs.Exists(each => each.Phases.Contains(During, StringComparer.Ordinal)))
                yield return Broken(home.Resource, $"No Job of the namespace {home.Namespace} is a hook of the phase {During}, so that nobody initialises it.");
        }
    }

    private static string[] PhasesOf(KubernetesManifest job) =>
        (job.Manifest.Object.At("metadata", "annotations", Hook).Text() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Judge(ArgoApplication vault)
    {
        if (vault.Values("server", "dev", "enabled").IsTrue())
            yield return "\"server.dev.enabled\" is true: it keeps nothing.";
        if (vault.Values("injector", "enabled") is not PlanValue.BoolValue { Value: false })
            yield return "\"injector.enabled\" is not false: pods would speak with Vault themselves.";
        var path = vault.Values("server", "readinessProbe", "path").Text() ?? "";
        var said = path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&');
        foreach (var missing in Readiness.Where(each => !said.Contains(each, StringComparer.Ordinal)))
            yield return $"\"server.readinessProbe.path\" does not say {missing}.";
    }

    private static IEnumerable<string> Seal(ArgoApplication vault, WorkloadRights rights)
    {
        var (where, config) = ConfigurationOf(vault);
        if (!AwsSeal().IsMatch(config))
        {
            yield return $"\"{where}\" has no seal \"awskms\".";
            yield break;
        }
        var key = KeyId().Match(config) is { Success: true } match ? match.Groups[1].Value : vault.Values("server", "extraEnvironmentVars", "VAULT_AWSKMS_SEAL_KEY_ID").Text();
        var account = vault.Values("server", "serviceAccount", "name").Text() is { Length: > 0 } name ? name : vault.Values("fullnameOverride").Text() ?? vault.Name;
        var roles = rights.RolesOf(vault.Namespace, account, vault.Values("server", "extraEnvironmentVars", "AWS_ROLE_ARN").Text()).ToList();
        if (roles.Count == 0)
            yield return $"No role trusts its ServiceAccount {vault.Namespace}/{account}, so that it may not use the key of its seal.";
        foreach (var role in roles)
        {
            var statements = rights.StatementsOf(role).Where(statement => IsOf(statement, key)).ToList();
            var missing = Actions.Where(action => !statements.Exists(statement => WorkloadRights.Covers(statement, action))).ToList();
            if (missing.Count > 0)
                yield return $"Its role \"{role.Name}\" does not allow {string.Join(", ", missing)} on the key of its seal{(key is null ? "" : $", {key}")}.";
        }
    }

    private static (string Where, string Text) ConfigurationOf(ArgoApplication vault)
    {
        var (where, value) = !vault.Values("server", "ha", "enabled").IsTrue() ? ("server.standalone.config", vault.Values("server", "standalone", "config"))
            : vault.Values("server", "ha", "raft", "enabled").IsTrue() ? ("server.ha.raft.config", vault.Values("server", "ha", "raft", "config"))
            : ("server.ha.config", vault.Values("server", "ha", "config"));
        return (where, value.TextWithUnknowns() ?? "");
    }

    // A key that is named by its alias is found in the policy by that, or by the name of nobody's in particular.
    private static bool IsOf(PolicyStatement statement, string? key)
    {
        var aliases = statement.Conditions.Where(condition => condition.Key.Equals(AliasCondition, StringComparison.OrdinalIgnoreCase)).SelectMany(condition => condition.Values).ToList();
        return aliases.Count == 0 || key is null || aliases.Contains(key, StringComparer.Ordinal);
    }

    // In Vault's configuration language, or in JSON, which it takes too.
    [GeneratedRegex("\\bseal\"?[\\s:{]*\"awskms\"", RegexOptions.CultureInvariant)]
    private static partial Regex AwsSeal();

    [GeneratedRegex("\\bkms_key_id\"?\\s*[=:]\\s*\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();
}
