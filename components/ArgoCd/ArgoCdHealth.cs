namespace Infra.Components;

/// <summary>
/// How Argo CD tells the health of custom kinds for which it has no check of its own, or one that waves cannot wait by. A kind without a check counts as healthy once it is
/// there, so that nothing waits for it (https://argo-cd.readthedocs.io/en/stable/operator-manual/health). The checks are Lua, in <c>Health/</c>.
/// </summary>
internal static class ArgoCdHealth
{
    /// <summary>The script of each kind, by "{group}_{kind}".</summary>
    public static IReadOnlyDictionary<string, string> ScriptNames { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        // Dropped from Argo CD 1.8 (argo-cd#3781): without it, Applications in an Application never wait for each other.
        ["argoproj.io_Application"] = "Application",
        ["external-secrets.io_ClusterSecretStore"] = "SecretStore",
        ["external-secrets.io_SecretStore"] = "SecretStore",
        ["kyverno.io_ClusterPolicy"] = "KyvernoPolicy",
        ["kyverno.io_Policy"] = "KyvernoPolicy",
        // Kinds to which Kyverno gives a status (pkg/controllers/policystatus).
        ["policies.kyverno.io_GeneratingPolicy"] = "KyvernoPolicy",
        ["policies.kyverno.io_ImageValidatingPolicy"] = "KyvernoPolicy",
        ["policies.kyverno.io_MutatingPolicy"] = "KyvernoPolicy",
        ["policies.kyverno.io_ValidatingPolicy"] = "KyvernoPolicy",
        ["postgresql.cnpg.io_Pooler"] = "Pooler",
        ["trust.cert-manager.io_Bundle"] = "TrustBundle",
    };

    /// <summary>The settings of <c>argocd-cm</c>.</summary>
    public static YamlMap Settings()
    {
        var settings = new YamlMap();
        foreach (var (kind, script) in ScriptNames)
            settings.Add($"resource.customizations.health.{kind}", EmbeddedFile.Read($"ArgoCd/Health/{script}.lua"));
        return settings;
    }
}
