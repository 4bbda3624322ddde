using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;

namespace Infra.Rules.Failures;

/// <summary>F2.</summary>
public sealed class HealthChecks : PlanRule
{
    private const string Prefix = "resource.customizations.health.";
    private const string ApplicationCheck = "argoproj.io_Application";

    /// <inheritdoc/>
    public override string Id => "F2";

    /// <inheritdoc/>
    public override string Title => "Argo CD can tell the health of what later waves need";

    /// <inheritdoc/>
    public override string Why =>
        "A kind without a check counts as healthy as soon as it is there, and Applications themselves have none since 1.8: waves then go by without waiting.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app; https://github.com/argoproj/argo-cd/issues/6411; https://github.com/argoproj/argo-cd/issues/3781; "
        + "https://github.com/argoproj/argo-cd/tree/v3.4.4/resource_customizations";

    /// <inheritdoc/>
    public override string Fix => $"Add a script to Argo CD's values: configs.cm, \"{Prefix}<group>_<Kind>\".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var needed = context.Facts.Platform is { } platform ? KindsNeeded(context, platform) : [];
        foreach (var settings in ArgoSettings.Of(context.Argo))
        {
            var checks = settings.KeysBelow(Prefix).Where(key => settings.ConfigMap(Prefix + key).IsSet()).ToHashSet(StringComparer.Ordinal);
            if (!checks.Contains(ApplicationCheck))
                yield return Broken(settings.Resource, "Argo CD has no check for Applications, so none of an Application's waves waits.");
            foreach (var (kind, application) in needed.Where(each => !checks.Contains(each.Kind)))
                yield return Broken(settings.Resource, $"Argo CD has no check for {kind}, and others wait for {application}, which delivers it.");
        }
    }

    private static List<(string Kind, string Application)> KindsNeeded(RuleContext context, PlatformModel platform)
    {
        var needed = platform.Applications.SelectMany(application => application.Needs).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. context.Manifests.All
                .Where(manifest => needed.Contains(manifest.Application) && !KubernetesKinds.HasGroup(manifest.Group) && !KnownHealth.HasCheck(manifest.Group, manifest.Kind))
                .Select(manifest => (Kind: $"{manifest.Group}_{manifest.Kind}", manifest.Application))
                .Distinct()
                .OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Application, StringComparer.Ordinal)
                .DistinctBy(each => each.Kind),
        ];
    }
}
