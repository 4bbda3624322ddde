namespace Infra.Components;

/// <summary>Where the platform's charts come from.</summary>
public static class ArgoCdCharts
{
    /// <summary>The hosts of the repositories of all charts that add-ons name, sorted.</summary>
    public static IReadOnlyList<string> Hosts { get; } =
    [
        "aquasecurity.github.io",
        "argoproj.github.io",
        "aws.github.io",
        "backstage.github.io",
        "charts.external-secrets.io",
        "charts.jetstack.io",
        "cloudnative-pg.github.io",
        "codecentric.github.io",
        "grafana-community.github.io",
        "grafana.github.io",
        "helm.releases.hashicorp.com",
        "istio-release.storage.googleapis.com",
        "kubernetes-sigs.github.io",
        "kyverno.github.io",
        "opencost.github.io",
        "prometheus-community.github.io",
    ];
}
