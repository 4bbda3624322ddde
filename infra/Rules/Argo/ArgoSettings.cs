using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Argo;

/// <summary>Argo CD's own settings: the chart's values, where it begins and where it keeps itself.</summary>
/// <param name="Resource">The resource that has them.</param>
/// <param name="Values">The chart's values.</param>
internal sealed record ArgoSettings(PlanResource Resource, PlanValue? Values)
{
    /// <summary>The settings of a plan: of its releases and its Applications.</summary>
    public static IEnumerable<ArgoSettings> Of(ArgoApplications argo) =>
        argo.Releases.Select(release => new ArgoSettings(release, release.Inputs["values"]))
            .Concat(argo.OfChart(ArgoTypes.Chart).Select(application => new ArgoSettings(application.Resource, application.Values())));

    /// <summary>A setting of the ConfigMap <c>argocd-cm</c>.</summary>
    public PlanValue? ConfigMap(string key) => Values.At("configs", "cm", key);

    /// <summary>The settings of the ConfigMap <c>argocd-cm</c> that begin with a text, without it.</summary>
    public IEnumerable<string> KeysBelow(string prefix) => Values.At("configs", "cm") is PlanValue.MapValue { Items: var items }
        ? items.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..])
        : [];
}
