namespace Infra.Components;

/// <summary>Istio's charts, all of one release: what the control plane tells proxies and the CNI plugin has to fit.</summary>
internal static class IstioCharts
{
    public const string Repository = "https://istio-release.storage.googleapis.com/charts";
    public const string Version = "1.30.3";

    public static ChartRelease Of(string chart, string @namespace, YamlMap values) =>
        new() { Chart = chart, Repository = Repository, Version = Version, Namespace = @namespace, Values = values };
}
