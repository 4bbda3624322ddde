namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of Alertmanager.</summary>
    public const string AlertmanagerName = "alertmanager";

    /// <summary>
    /// Alertmanager, <c>prometheus/alertmanager</c>: publishes to the topics of alerts, and to no other (https://prometheus.io/docs/alerting/latest/configuration/#sns_config). SNS
    /// encrypts with the key of alerts on its behalf (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html).
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="teams">Names of the teams that have topics of their own.</param>
    public static Workload Alertmanager(PlatformScope scope, string clusterName, IEnumerable<string> teams)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(teams);
        return Of(
            AlertmanagerName,
            Prometheus.Namespace,
            "alertmanager",
            $"Alertmanager of {clusterName}: tells people of alerts",
            Allow("Publish").To("sns:Publish").On([AlertTopicNames.Arn(scope, team: null), .. teams.Order(StringComparer.Ordinal).Select(team => AlertTopicNames.Arn(scope, team))]),
            KeyUse.ThroughService(scope, KeyPurpose.Alerts, "sns"));
    }
}
