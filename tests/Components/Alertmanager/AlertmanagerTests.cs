using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AlertmanagerTests
{
    private static readonly AlertReceivers Everything = new() { SlackChannel = "#platform", PagerDuty = true, Emails = ["platform@example.com"] };

    [Fact]
    public void Declare_MailsAlone_NeedsNoSecretAndCallsAwsAlone()
    {
        var declared = Prometheus.Declare(AddonContexts.Dev() with { Alerts = new AlertReceivers { Emails = ["platform@example.com"] } });

        Assert.Empty(declared.Secrets);
        Assert.Null(declared.Chart!.Values.At("alertmanager", "alertmanagerSpec", "secrets"));
        Assert.DoesNotContain(Workload(declared).Calls, call => call is Peer.Hosts);
    }

    [Fact]
    public void Declare_SlackAndPagerDuty_MountsWhatPeopleGive()
    {
        var declared = Prometheus.Declare(AddonContexts.Dev() with { Alerts = Everything });
        var secret = Assert.Single(declared.Secrets);

        Assert.Equal(("alertmanager-receivers", "prometheus"), (secret.Name, secret.Namespace));
        Assert.Equal([("slack-webhook-url", "slackWebhookUrl"), ("pagerduty-routing-key", "pagerDutyRoutingKey")], secret.Keys.Select(key => (key.Name, key.ConfigurationKey)));
        Assert.Equal([secret.Name], declared.Chart!.Values.ItemsAt("alertmanager", "alertmanagerSpec", "secrets"));
        Assert.Equal(["hooks.slack.com", "events.pagerduty.com"], Assert.Single(Workload(declared).Calls.OfType<Peer.Hosts>()).Names);
    }

    // The role trusts one ServiceAccount, and publishes to the topics that exist.
    [Fact]
    public void Workload_Always_IsTheRoles()
    {
        var context = AddonContexts.Dev();
        var role = Workloads.Alertmanager(context.Scope, context.ClusterName, ["shop"]);
        var workload = Workload(Prometheus.Declare(context));

        Assert.Equal(role.ServiceAccount, new ServiceAccountName(workload.Namespace, workload.ServiceAccount));
        Assert.Contains(Peer.Aws, workload.Calls);
        Assert.Contains("\"arn:aws:sns:eu-central-1:111122223333:infra-dev-alerts\"", role.Permissions.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:sns:eu-central-1:111122223333:infra-dev-alerts-shop\"", role.Permissions.ToJson(), StringComparison.Ordinal);
        Assert.Contains("alias/infra-dev-alerts", role.Permissions.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_Always_TradeATokenForTheRole()
    {
        var spec = Assert.IsType<YamlMap>(Prometheus.Declare(AddonContexts.Dev()).Chart!.Values.At("alertmanager", "alertmanagerSpec"));
        var container = Assert.IsType<YamlMap>(Assert.Single(spec.ItemsAt("containers")));
        var variables = container.ItemsAt("env").Cast<YamlMap>().ToDictionary(each => (string)each["name"]!, each => each["value"]);

        Assert.Equal("alertmanager", container["name"]);
        Assert.Equal("arn:aws:iam::111122223333:role/infra-dev-main-alertmanager", variables["AWS_ROLE_ARN"]);
        Assert.Equal("aws-token", Assert.IsType<YamlMap>(Assert.Single(spec.ItemsAt("volumes")))["name"]);
        Assert.Equal("aws-token", Assert.IsType<YamlMap>(Assert.Single(spec.ItemsAt("volumeMounts")))["name"]);
    }

    // By TCP alone replicas hear of each other's mails a minute late.
    [Fact]
    public void Derive_Always_LetsReplicasGossipByBothProtocols()
    {
        var context = AddonContexts.Dev();
        var model = PlatformModel.Derive(context, [Prometheus.Declare(context), PrometheusOperatorCrds.Declare(context), StandIn(CertManager.Name), StandIn(Storage.Name)]);
        var policy = model.Manifests.Select(manifest => manifest.Object).OfType<NetworkPolicy>().Single(each => each.Metadata.Name == "prometheus-alertmanager");
        var self = policy.Spec.Egress!.Single(rule => rule.To.Any(peer => peer.PodSelector?.MatchLabels?.Values.Contains("alertmanager") == true));

        Assert.Equal([new NetworkPolicyPort(9094), new NetworkPolicyPort(9094, "UDP")], self.Ports);
        Assert.Contains(policy.Spec.Ingress!, rule => rule.Ports!.Contains(new NetworkPolicyPort(9094, "UDP")));
    }

    // CoreDNS is in a namespace that nobody declares.
    [Fact]
    public void Derive_Server_ReachesTheMetricsOfDns()
    {
        var context = AddonContexts.Dev();
        var model = PlatformModel.Derive(context, [Prometheus.Declare(context), PrometheusOperatorCrds.Declare(context), StandIn(CertManager.Name), StandIn(Storage.Name)]);
        var policy = model.Manifests.Select(manifest => manifest.Object).OfType<NetworkPolicy>().Single(each => each.Metadata.Name == "prometheus-prometheus");

        Assert.Contains(policy.Spec.Egress!, rule => rule.Ports!.SequenceEqual([new NetworkPolicyPort(9153)]) && rule.To.Any(peer => peer.PodSelector?.MatchLabels?.ContainsKey("k8s-app") == true));
    }

    private static AddonWorkload Workload(Addon declared) => declared.Workloads.Single(workload => workload.Name == "alertmanager");

    private static Addon StandIn(AddonName name) => new() { Name = name, Summary = "Stands in", Layer = AddonLayer.Cluster };
}
