using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Observability;

/// <summary>OBS001.</summary>
public sealed class ObservedAddons : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "OBS001";

    /// <inheritdoc/>
    public override string Title => "What runs tells metrics, has an alert and has a dashboard";

    /// <inheritdoc/>
    public override string Why => "Of a part that nobody looks at, people learn from those who miss it; then there is nothing to look back at.";

    /// <inheritdoc/>
    public override string Evidence => "https://sre.google/sre-book/monitoring-distributed-systems; https://prometheus.io/docs/practices/instrumentation";

    /// <inheritdoc/>
    public override string Fix => "Give the add-on a port with Metrics, an Alert for what somebody has to do something about, and a Dashboard; where its pods tell nothing, exempt it with the reason.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform || platform.Declarations.FindOwnerOf(Monitors.Group) is null)
            yield break;
        var monitored = context.Manifests.OfKind(Monitors.Group, "PodMonitor").Concat(context.Manifests.OfKind(Monitors.Group, "ServiceMonitor")).Select(monitor => (monitor.Namespace, monitor.Name)).ToHashSet();
        var alerting = AlertRule.In(context.Manifests).Select(each => each.Alert.Label("addon")).ToHashSet(StringComparer.Ordinal);
        var shown = DashboardQuery.Dashboards(context.Manifests).Select(dashboard => dashboard.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var addon in platform.Declarations.Addons)
        {
            // Of Jobs that end, the cluster tells how they end; a team decides for itself.
            var stays = addon.Workloads.Where(workload => !workload.RunsToCompletion).ToList();
            if (stays.Count == 0 || addon.Tenant is not null)
                continue;
            // What a gateway does, its proxy tells.
            if (!stays.Any(workload => (workload.Role == PlatformRole.Gateway || workload.Ports.Any(port => port.Metrics is not null)) && monitored.Contains((workload.Namespace, $"{addon.Name}-{workload.Name}"))))
                yield return Broken(addon.Source, $"{addon.Name} has no monitor.");
            if (!alerting.Contains(addon.Name.Value))
                yield return Broken(addon.Source, $"{addon.Name} has no alert.");
            if (!shown.Contains($"dashboard-{addon.Name}"))
                yield return Broken(addon.Source, $"{addon.Name} has no dashboard.");
        }
    }
}
