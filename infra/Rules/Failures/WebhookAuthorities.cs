using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F4.</summary>
public sealed class WebhookAuthorities : PlanRule
{
    private const string CaBundle = "caBundle";
    private const string InjectionPrefix = "cert-manager.io/inject-ca-from";
    private const string SettingPrefix = "resource.customizations.ignoreDifferences.";

    // Of admission reviews, and of conversions between versions of a kind.
    private static readonly string[] Groups = ["admissionregistration.k8s.io", "apiextensions.k8s.io"];

    /// <inheritdoc/>
    public override string Id => "F4";

    /// <inheritdoc/>
    public override string Title => "Webhooks are up before what they review, and keep the authority that a controller writes";

    /// <inheritdoc/>
    public override string Why =>
        "A custom resource in one wave with its operator meets a webhook that does not answer yet, and the sync fails. An authority that Argo CD takes back leaves the webhook with none: "
        + "from then on everything that it reviews is refused.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/cloudnative-pg/cloudnative-pg/issues/3756; https://github.com/cloudnative-pg/cloudnative-pg/issues/7597; https://github.com/cert-manager/cert-manager/issues/5642; "
        + "https://github.com/argoproj/argo-cd/issues/1826";

    /// <inheritdoc/>
    public override string Fix =>
        "Keep the add-on's objects in an Application after its chart, and ignore \".webhooks[]?.clientConfig.caBundle\" of the group admissionregistration.k8s.io, or have cert-manager inject it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            yield break;
        var waves = new ManifestWaves(context.Argo);
        var settings = ArgoSettings.Of(context.Argo).ToLookup(each => each.Resource.Provider ?? "", StringComparer.Ordinal);
        var byGroup = context.Manifests.All.ToLookup(manifest => manifest.Group, StringComparer.Ordinal);
        foreach (var addon in platform.Declarations.Addons.Where(addon => addon.Chart is not null && addon.Workloads.Any(workload => workload.Ports.Any(port => port.WebhookService is not null))))
        {
            var name = PlatformApplication.Names.OfChart(addon);
            foreach (var manifest in addon.CustomKinds.SelectMany(custom => byGroup[custom.Group]).Where(manifest => waves.Wrong(name, manifest.Application) is not null))
                yield return Broken(manifest.Subject, $"It is delivered no later than {name}, whose webhook reviews it.");
            foreach (var application in context.Argo.Clusters.Select(cluster => context.Argo.Find(cluster, name)).OfType<ArgoApplication>())
            {
                if (!Ignores(application) && !IsInjected(application) && !settings[application.Cluster].Any(Ignores))
                    yield return Broken(application.Resource, "A controller writes its webhooks' caBundle, and Argo CD takes it back.");
            }
        }
    }

    private static bool Ignores(ArgoApplication application) => application.Spec("ignoreDifferences").Items().Any(each =>
        Array.IndexOf(Groups, each.At("group").Text()) >= 0
        && each.At("jqPathExpressions").Items().Concat(each.At("jsonPointers").Items()).Any(path => path.Text()?.Contains(CaBundle, StringComparison.Ordinal) == true));

    private static bool Ignores(ArgoSettings settings) => settings.KeysBelow(SettingPrefix).Any(key =>
        Array.Exists(Groups, group => key.StartsWith($"{group}_", StringComparison.Ordinal))
        && settings.ConfigMap(SettingPrefix + key).Text()?.Contains(CaBundle, StringComparison.Ordinal) == true);

    private static bool IsInjected(ArgoApplication application) => HasInjection(application.Values());

    private static bool HasInjection(PlanValue? values) => values switch
    {
        PlanValue.MapValue map => map.Items.Any(item =>
            item.Key.StartsWith(InjectionPrefix, StringComparison.Ordinal)
            || (item.Key is "certManager" or "cert-manager" && item.Value.At("enabled").IsTrue())
            || HasInjection(item.Value)),
        PlanValue.ListValue list => list.Items.Any(HasInjection),
        _ => false,
    };
}
