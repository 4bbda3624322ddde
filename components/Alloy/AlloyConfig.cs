using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>
/// What Alloy does, in its own language (https://grafana.com/docs/alloy/latest/reference): files in <c>Config/</c>, with what the environment says in place of <c>@name@</c>.
/// </summary>
internal static partial class AlloyConfig
{
    /// <summary>Where kubelets keep what containers write.</summary>
    public const string PodLogs = "/var/log/pods";

    /// <summary>Where API servers write down who did what; on machines of the control plane alone.</summary>
    public static string AuditLogs { get; } = Path.GetDirectoryName(ApiServerSettings.AuditLogPath)!.Replace('\\', '/');

    /// <summary>The configuration of those that read a machine's files.</summary>
    public static string ForMachines(AddonContext context) => Files(context, "Machine", "Write");

    /// <summary>The configuration of the one that reads the cluster's events.</summary>
    public static string ForEvents(AddonContext context) => Files(context, "Events", "Write");

    private static string Files(AddonContext context, params IEnumerable<string> names)
    {
        var text = string.Join('\n', names.Select(name => EmbeddedFile.Read($"Alloy/Config/{name}.alloy")));
        return Placeholder().Replace(text, match => ValueOf(context, match.Groups["name"].Value));
    }

    private static string ValueOf(AddonContext context, string name) => name switch
    {
        "audit_log" => ApiServerSettings.AuditLogPath,
        "audit_tenant" => LokiTenants.Audit,
        "cluster" => context.ClusterName,
        "loki" => Loki.ServiceUrl,
        "platform_tenant" => LokiTenants.Platform,
        "pod_logs" => PodLogs,
        "team_events" => TeamEvents(context),
        "team_pods" => TeamPods(context),
        "alloy_namespace" => Alloy.Namespace,
        "loki_namespace" => Loki.Namespace,
        "vault_namespace" => Vault.Namespace,
        _ => throw new InvalidOperationException($"A configuration of Alloy asks for '{name}', which nobody says."),
    };

    // One rule a team: its namespaces make its tenant.
    private static string TeamPods(AddonContext context)
    {
        var text = new StringBuilder();
        foreach (var team in Teams(context))
        {
            text.Append(
                $$"""

                  rule {
                    source_labels = ["__meta_kubernetes_namespace"]
                    regex         = "{{NamespacesOf(team)}}"
                    target_label  = "tenant"
                    replacement   = "{{LokiTenants.Of(team)}}"
                  }

                """);
        }
        return text.ToString();
    }

    private static string TeamEvents(AddonContext context)
    {
        var text = new StringBuilder();
        foreach (var team in Teams(context))
        {
            text.Append(
                $$"""

                  stage.match {
                    selector = `{namespace=~"{{NamespacesOf(team)}}"}`

                    stage.tenant {
                      value = "{{LokiTenants.Of(team)}}"
                    }
                  }

                """);
        }
        return text.ToString();
    }

    private static IEnumerable<Team> Teams(AddonContext context) => context.Teams.OrderBy(team => team.Name, StringComparer.Ordinal);

    // Names of namespaces have no character that a regular expression would take for another; both sides are anchored by who reads it.
    private static string NamespacesOf(Team team) => string.Join('|', team.Namespaces.Order(StringComparer.Ordinal));

    [GeneratedRegex("@(?<name>[a-z_]+)@", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
