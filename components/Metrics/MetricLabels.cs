namespace Infra.Components;

/// <summary>Labels of metrics that tell of other objects than the pod that tells them.</summary>
internal static class MetricLabels
{
    /// <summary>
    /// The series with the namespace of the object that they tell of. Prometheus gives <c>namespace</c> to the pod that it scrapes, and calls the metric's own label
    /// <c>exported_namespace</c> (https://prometheus.io/docs/prometheus/latest/configuration/configuration, <c>honor_labels</c>); an alert reaches a team by <c>namespace</c>.
    /// </summary>
    /// <param name="series">In PromQL: "externalsecret_status_condition".</param>
    public static string OfObject(string series) => $"""label_replace({series}, "namespace", "$1", "exported_namespace", "(.+)")""";
}
