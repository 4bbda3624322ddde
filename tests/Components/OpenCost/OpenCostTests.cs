using Infra.Components;

namespace Infra.Tests.Components;

public sealed class OpenCostTests
{
    private const string Budget = "team:budget_monthly:usd";

    private static Addon Declared { get; } = OpenCost.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    [Fact]
    public void Declare_Always_RunsAsTheRolesServiceAccount()
    {
        var exporter = Assert.Single(Declared.Workloads);

        AwsIdentity.AssertRunsAs(Workloads.OpenCost(AddonContexts.Dev().ClusterName), exporter);
        Assert.Contains(Peer.Of(Prometheus.Api), exporter.Calls);
        Assert.Equal(["pricing.us-east-1.amazonaws.com"], Assert.Single(exporter.Calls.OfType<Peer.Hosts>()).Names);
    }

    [Fact]
    public void Values_Always_TradeATokenForTheRole()
    {
        var variables = Dev.ItemsAt("opencost", "exporter", "env").Cast<YamlMap>().ToDictionary(each => (string)each["name"]!, each => (string)each["value"]!);
        var token = Dev.ItemsAt("extraVolumes").Cast<YamlMap>().Single(volume => volume["projected"] is not null);
        var mount = Dev.ItemsAt("opencost", "exporter", "extraVolumeMounts").Cast<YamlMap>().Single(each => each["name"] is "aws-token");

        Assert.Equal("arn:aws:iam::111122223333:role/infra-dev-main-opencost", variables["AWS_ROLE_ARN"]);
        Assert.Equal(token["name"], mount["name"]);
        Assert.StartsWith((string)mount["mountPath"]!, variables["AWS_WEB_IDENTITY_TOKEN_FILE"]);
    }

    // It has no login: nobody reaches it but Prometheus.
    [Fact]
    public void Declare_Always_HasNoFaceForPeople()
    {
        Assert.Empty(Declared.Routes);
        Assert.Equal(false, Dev.At("opencost", "ui", "enabled"));
        Assert.Equal(false, Dev.At("opencost", "mcp", "enabled"));
        Assert.Equal([9003], Assert.Single(Declared.Workloads).Ports.Select(port => port.Number));
    }

    [Fact]
    public void Values_Always_AskThePlatformsPrometheus()
    {
        Assert.Equal(Prometheus.ServiceHost, $"{Dev.At("opencost", "prometheus", "internal", "serviceName")}.{Dev.At("opencost", "prometheus", "internal", "namespaceName")}.svc");
        Assert.Equal(Prometheus.ServicePort, Dev.At("opencost", "prometheus", "internal", "port"));
        Assert.Equal("main.dev.example.com", Dev.At("opencost", "exporter", "defaultClusterId"));
    }

    // Two would tell each cost twice.
    [Fact]
    public void Values_HighlyAvailable_AreOnePodAtATime()
    {
        var prod = OpenCost.Declare(AddonContexts.Prod()).Chart!.Values;

        Assert.Null(prod.At("opencost", "exporter", "replicas"));
        Assert.Equal(1, Assert.Single(OpenCost.Declare(AddonContexts.Prod()).Workloads).Size!.Replicas);
        Assert.Equal(0, prod.At("updateStrategy", "rollingUpdate", "maxSurge"));
    }

    [Fact]
    public void Values_Always_FitARestrictedNamespace()
    {
        Assert.Equal(PodSecurityLevel.Restricted, Assert.Single(Declared.Namespaces).PodSecurity);
        Assert.Equal(true, Dev.At("podSecurityContext", "runAsNonRoot"));
        Assert.Equal(false, Dev.At("opencost", "exporter", "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], Dev.ItemsAt("opencost", "exporter", "securityContext", "capabilities", "drop"));
    }

    // kube-state-metrics tells of objects; told twice, every sum would be double.
    [Fact]
    public void Values_Always_TellNothingOfObjects()
    {
        Assert.Equal(false, Dev.At("opencost", "metrics", "kubeStateMetrics", "emitKsmV1Metrics"));
        Assert.Equal(false, Dev.At("opencost", "metrics", "kubeStateMetrics", "emitKsmV1MetricsOnly"));
    }

    [Fact]
    public void RecordingRules_ATeam_HasItsBudget() => Assert.Equal("vector(100)", Assert.Single(Budgets(AddonContexts.Dev())).Expression);

    // Each cluster's Prometheus knows that cluster's costs alone.
    [Fact]
    public void RecordingRules_TwoClusters_HaveHalfOfTheBudgetEach()
    {
        var rule = Assert.Single(Budgets(AddonContexts.Prod()));

        Assert.Equal("vector(50)", rule.Expression);
        Assert.Equal("shop", rule.Labels["label_team"]);
    }

    // Nor does anything ask for them: nobody would tell the metric.
    [Fact]
    public void Declare_NoTeams_HasNoBudgets()
    {
        Assert.DoesNotContain(Declared.RecordingRules, rule => rule.Record == Budget);
        Assert.DoesNotContain(Declared.Alerts, alert => alert.Expression.Contains(Budget, StringComparison.Ordinal));
        Assert.DoesNotContain(Queries(Declared), query => query.Contains(Budget, StringComparison.Ordinal));
        Assert.Contains(Queries(WithTeam(AddonContexts.Dev())), query => query.Contains(Budget, StringComparison.Ordinal));
    }

    // The team hears of it, not the platform.
    [Fact]
    public void Alerts_OfABudget_AreTheTeams() =>
        Assert.Equal("{{ $labels.label_team }}", WithTeam(AddonContexts.Dev()).Alerts.Single(alert => alert.Name == "TeamBudgetForecastExceeded").Labels["team"]);

    private static IEnumerable<RecordingRule> Budgets(AddonContext context) => WithTeam(context).RecordingRules.Where(rule => rule.Record == Budget);

    private static Addon WithTeam(AddonContext context) => OpenCost.Declare(context with { Teams = [SampleTeams.Shop with { MonthlyBudgetUsd = 100 }] });

    private static IEnumerable<string> Queries(Addon addon) => addon.Dashboard!.Rows.SelectMany(row => row.Panels).SelectMany(panel => panel.Queries).Select(query => query.Expression);
}
