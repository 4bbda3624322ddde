namespace Infra.Components;

/// <summary>What is watched of scans (https://github.com/aquasecurity/trivy-operator/blob/v0.32.0/pkg/metrics/collector.go): what they find, by severity.</summary>
internal static class TrivyOperatorMonitoring
{
    private const string Vulnerabilities = "trivy_image_vulnerabilities";
    private const string Secrets = "trivy_image_exposedsecrets";
    private const string Settings = "trivy_resource_configaudits";
    private const string Compliance = "trivy_cluster_compliance";
    private const string Critical = """{severity="Critical"}""";
    private const string HighOrWorse = """{severity=~"Critical|High"}""";

    public static IReadOnlyList<string> Metrics { get; } = [Compliance, Secrets, Vulnerabilities, Settings];

    // One alert a namespace: its owner updates its images, and an image of many pods is one image. Most are gone with the next release: what stays is what somebody has to see to.
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "CriticalVulnerabilities",
            Severity = AlertSeverity.Warning,
            Expression = $"count by (namespace) (max by (namespace, image_repository, image_tag) ({MetricLabels.OfObject(Vulnerabilities + Critical)}) > 0) > 0",
            For = "24h",
            Summary = "{{ $value }} images of {{ $labels.namespace }} have critical vulnerabilities since a day",
        },
        new Alert
        {
            Name = "SecretsInImages",
            Severity = AlertSeverity.Warning,
            Expression = $"max by (namespace, image_repository, image_tag) ({MetricLabels.OfObject(Secrets + HighOrWorse)}) > 0",
            For = "15m",
            Summary = "The image {{ $labels.image_repository }}:{{ $labels.image_tag }} of {{ $labels.namespace }} has secrets in it",
        },
        new Alert
        {
            Name = "NothingScanned",
            Severity = AlertSeverity.Warning,
            Expression = $"absent({Vulnerabilities})",
            For = "6h",
            Summary = "There is no report of any image: scans fail, or none runs",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Scans",
        Rows =
        [
            new DashboardRow(
                "Images",
                Panel.Number("Images with critical vulnerabilities", PanelUnit.None, new Query($"count(max by (image_repository, image_tag) ({Vulnerabilities}{Critical}) > 0) or vector(0)")) with
                {
                    Thresholds = new Thresholds(1, 10),
                },
                Panel.Bars("Vulnerabilities by namespace", PanelUnit.None, new Query($"sum by (namespace, severity) ({MetricLabels.OfObject(Vulnerabilities + HighOrWorse)})", "{{namespace}} {{severity}}")),
                Panel.Table(
                    "Critical ones by image",
                    PanelUnit.None,
                    new Query(
                        $"sort_desc(max by (namespace, image_repository, image_tag) ({MetricLabels.OfObject(Vulnerabilities + Critical)}) > 0)", "{{namespace}}: {{image_repository}}:{{image_tag}}"))),
            new DashboardRow(
                "Secrets and settings",
                Panel.Table(
                    "Secrets in images", PanelUnit.None, new Query($"max by (namespace, image_repository) ({MetricLabels.OfObject(Secrets + HighOrWorse)}) > 0", "{{namespace}}: {{image_repository}}")),
                Panel.Bars("Weak settings", PanelUnit.None, new Query($"sum by (namespace) ({MetricLabels.OfObject(Settings + HighOrWorse)})", "{{namespace}}")),
                Panel.Table("Benchmarks", PanelUnit.None, new Query($"max by (title, status) ({Compliance})", "{{title}}: {{status}}"))),
        ],
    };
}
