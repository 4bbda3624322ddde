using System.Globalization;
using System.Text;
using Infra.Components;

namespace Infra.Rendering;

/// <summary>The page that says who may call whom in an environment, for people: the flows that policies are derived from.</summary>
internal static class NetworkPage
{
    // Outside of the platform: the Kubernetes API, AWS and whoever else is called there.
    private const int TlsPort = 443;

    private const string Intro = """
        Who may call whom, and at which port. The network policies and the mesh's let this through and nothing else, but that every pod may ask the cluster's DNS.
        A workload's ports are those of its containers. Network policies know addresses and no names: where hosts on the internet are called, the port is open to every
        public address.

        mTLS is "yes" where the sidecars of both ends speak it, "own TLS" where they do not and the port encrypts by itself, as 443 does outside of the platform, and "no" otherwise, as for the sidecars' own
        metrics.
        """;

    /// <summary>The page, in Markdown.</summary>
    public static string Of(PlatformModel model)
    {
        var all = model.Declarations;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Network of {all.Context.Scope.Stack}\n\n{Intro.ReplaceLineEndings("\n")}\n");
        WriteFlows(page, "Workloads", all.Flows.Where(flow => flow.To is FlowEnd.Pods));
        WriteFlows(page, "Outside of the platform", all.Flows.Where(flow => flow.To is FlowEnd.Outside));
        WriteTenants(page, all);
        WriteHostNetwork(page, all);
        return page.ToString();
    }

    private static void WriteFlows(StringBuilder page, string title, IEnumerable<Flow> flows)
    {
        var called = flows.GroupBy(flow => flow.To.ToString()!, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal).ToList();
        if (called.Count == 0)
            return;
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        foreach (var same in called)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {same.Key}\n\n");
            if (same.First().To is FlowEnd.Pods pods)
                page.Append(CultureInfo.InvariantCulture, $"In the namespace `{pods.Workload.Namespace}`, {(pods.IsInMesh ? "with" : "without")} a sidecar.\n\n");
            page.Append("| From | Port | For | mTLS |\n| --- | --- | --- | --- |\n");
            foreach (var flow in same.OrderBy(flow => flow.From.ToString(), StringComparer.Ordinal).ThenBy(flow => flow.Port))
                page.Append(CultureInfo.InvariantCulture, $"| {Cell(flow.From.ToString()!)} | {flow.Port} | {Cell(flow.Why)} | {TlsOf(flow)} |\n");
        }
    }

    private static void WriteTenants(StringBuilder page, PlatformDeclarations all)
    {
        var tenants = all.Namespaces.Where(each => each.Namespace.Tenant is not null).OrderBy(each => each.Namespace.Name, StringComparer.Ordinal).ToList();
        if (tenants.Count == 0)
            return;
        page.Append("\n## Teams\n\nPods of a team's namespace may call each other at every port");
        page.Append(all.Of(PlatformRole.Gateway).FirstOrDefault() is { } gateway ? $", and {gateway} may call them.\n\n" : ".\n\n");
        page.Append("| Namespace | Team | Sidecars |\n| --- | --- | --- |\n");
        foreach (var (_, @namespace) in tenants)
            page.Append(CultureInfo.InvariantCulture, $"| {@namespace.Name} | {@namespace.Tenant!.Name} | {(@namespace.InMesh ? "yes" : "no")} |\n");
    }

    private static void WriteHostNetwork(StringBuilder page, PlatformDeclarations all)
    {
        var names = all.Pods.Where(pods => pods.Workload.HostNetwork).Select(pods => $"- {pods}\n").Order(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"\n## On the machines' network\n\nNo policy reaches these workloads, neither as callers nor as called:\n\n{string.Concat(names)}");
    }

    private static string TlsOf(Flow flow)
    {
        if (flow.IsMutualTls)
            return "yes";
        return flow.To switch
        {
            FlowEnd.Pods pods => pods.Workload.Ports.Any(port => port.Number == flow.Port && port.HasOwnTls),
            _ => flow.Port == TlsPort,
        } ? "own TLS" : "no";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
