using Infra.Components;

namespace Infra.Tests.Components.Metrics;

public sealed class MetricNamesTests
{
    [Theory]
    [InlineData("up == 0", "up")]
    [InlineData("vault_core_unsealed{namespace=\"vault\"} == 0", "vault_core_unsealed")]
    [InlineData("sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container!=\"\"}[5m]))", "container_cpu_usage_seconds_total")]
    [InlineData("sum(rate(a_total[5m])) without (pod) / on (namespace) group_left (team) b", "a_total,b")]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(a_bucket[$__rate_interval]))) > 1e3", "a_bucket")]
    [InlineData("namespace:cpu:rate5m and on () time() - a > 5m or absent(b) unless bool", "a,b,namespace:cpu:rate5m")]
    [InlineData("label_replace(a, \"team\", \"$1\", \"x\", \"(.*)\") * ${factor} offset 1h # not_a_metric", "a")]
    [InlineData("{__name__=\"a\", job=~\"x.*\"} @ end()", "a")]
    [InlineData("max_over_time((sum(a) > b)[30m:1m]) + Inf", "a,b")]
    [InlineData("count(a{text=\"} or c\"}) > bool 1", "a")]
    public void In_Query_AreItsMetrics(string expression, string names) => Assert.Equal(names, string.Join(',', MetricNames.In(expression)));

    [Theory]
    [InlineData("a{b=\"c\"")]
    [InlineData("rate(a[5m)")]
    [InlineData("a == \"b")]
    [InlineData("sum by (a")]
    public void In_NotClosed_IsRefused(string expression) => Assert.Throws<FormatException>(() => MetricNames.In(expression));
}
