using System.Globalization;
using Infra.Components;
using Infra.Planning;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F12.</summary>
public sealed class ScrapableMetrics : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "F12";

    /// <inheritdoc/>
    public override string Title => "Prometheus reaches every port that a monitor names, in the mesh as well";

    /// <inheritdoc/>
    public override string Why =>
        "Prometheus calls pods by their addresses, and speaks no mTLS: under STRICT a sidecar hangs up on it, a network policy drops it, and a target that is down is all that one sees of either.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/istio/istio/issues/19874; https://github.com/istio/istio/issues/21402; https://github.com/istio/istio/issues/27824; "
        + "https://github.com/prometheus-community/helm-charts/issues/145; https://github.com/prometheus-community/helm-charts/issues/190; https://github.com/opencost/opencost/issues/1885";

    /// <inheritdoc/>
    public override string Fix =>
        "Declare the port with Metrics, at the container's number: the monitor, the exception from mTLS for that port of those pods, and the way through network policies follow. Write no monitor by hand.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            yield break;
        var scrapers = platform.Declarations.Of(PlatformRole.Scraper).ToList();
        foreach (var monitor in scrapers.Count == 0 ? [] : context.Manifests.OfKind(Monitors.Group, "PodMonitor"))
        {
            var selector = LabelSet.OfSelector(monitor.Spec("selector"));
            var pods = platform.Declarations.Pods.Where(each => each.Workload.Namespace == monitor.Namespace && selector.Selects(LabelSet.Of(each.Workload.Labels))).ToList();
            if (pods.Count == 0)
                yield return Broken(monitor.Subject, $"It selects pods with {selector} in {monitor.Namespace}, which nobody declares.");
            foreach (var message in from each in pods
                                    from port in PortsOf(monitor, each)
                                    from scraper in scrapers
                                    from message in port.Number is { } number ? Judge(context.Manifests, scraper, each, number) : [$"It names the port {port.Name} of {each}, which nobody declares."]
                                    select message)
                yield return Broken(monitor.Subject, message);
        }
    }

    private static IEnumerable<string> Judge(KubernetesManifests manifests, FlowEnd.Pods scraper, FlowEnd.Pods pods, int port)
    {
        var (home, labels) = (pods.Workload.Namespace, LabelSet.Of(pods.Workload.Labels));
        if (pods.IsInMesh && pods.Workload.Role != PlatformRole.Gateway && !pods.IsPastSidecar(port) && !manifests.MeshPolicies.ModesOf(home, labels).Any(mode => !mode.Pods.IsEmpty && mode.IsPermissive(port)))
            yield return $"Port {port} of {pods} takes mTLS alone, which {scraper} does not speak.";
        // No policy holds for pods in the machine's network, nor for a server that calls itself.
        if (pods.Workload.HostNetwork || pods.Equals(scraper))
            yield break;
        var caller = LabelSet.Of(scraper.Workload.Labels);
        if (!manifests.NetworkPolicies.Of(home, labels).SelectMany(policy => policy.Ingress).Any(rule => rule.HasPort(port) && LetsIn(rule, scraper.Workload.Namespace, caller)))
            yield return $"No network policy lets {scraper} in to port {port} of {pods}.";
    }

    private static bool LetsIn(TrafficRule rule, string @namespace, LabelSet caller) =>
        rule.Peers.IsEmpty || rule.Peers.Any(peer => peer.IsPods && (peer.Namespaces.IsEmpty || peer.Namespace == @namespace) && peer.Pods.Selects(caller));

    private static IEnumerable<(string Name, int? Number)> PortsOf(KubernetesManifest monitor, FlowEnd.Pods pods) =>
        monitor.Spec("podMetricsEndpoints").Items()
            .Select(endpoint => (Name: endpoint.At("port").Text() ?? "", Number: PortOf(endpoint)))
            .Select(port => (port.Name, Number: port.Number ?? pods.Workload.Ports.FirstOrDefault(each => each.Name == port.Name)?.Number)).Distinct();

    // What a sidecar passes on is called at another port than the one that finds the pod.
    private static int? PortOf(PlanValue endpoint) =>
        endpoint.At("relabelings").Items().Where(each => each.At("targetLabel").Text() == "__address__").Select(each => each.At("replacement").Text()).LastOrDefault() is { } address
            ? int.TryParse(address[(address.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null
            : endpoint.At("portNumber") is PlanValue.NumberValue number ? (int)number.Value : null;
}
