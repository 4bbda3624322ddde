using Infra.Components;
using Infra.Stacks;
using Infra.Tests.Stacks.Environments;

namespace Infra.Tests.Stacks.Addons;

/// <summary>A new add-on is a declaration and a line in a list: everything else follows, beside all add-ons that there are.</summary>
public sealed class NewAddonTests
{
    private static readonly AddonName Name = new("guestbook");

    private static Addon Declare(AddonContext context) => new()
    {
        Name = Name,
        Summary = "A book for guests",
        Layer = AddonLayer.Experience,
        Namespaces = [new AddonNamespace { Name = "guestbook", InMesh = true }],
        Chart = new ChartRelease
        {
            Chart = "guestbook",
            Repository = "https://charts.example.com",
            Version = "1.4.2",
            Namespace = "guestbook",
            Values = new YamlMap { { "replicaCount", context.Replicas(2) } },
        },
        Workloads =
        [
            new AddonWorkload
            {
                Name = "web",
                Namespace = "guestbook",
                Labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = "guestbook" },
                ServiceAccount = "guestbook",
                Ports = [new WorkloadPort { Name = "http", Number = 8080 }, new WorkloadPort { Name = "metrics", Number = 9090, Metrics = new MetricsEndpoint() }],
                Calls = [Peer.Internet(443, "api.example.org")],
            },
        ],
        Routes = [new Route { Host = "guestbook", Backend = new Endpoint(Name, "web", "http"), Service = "guestbook", ServicePort = 80 }],
    };

    [Fact]
    public void Derive_WithOneMore_WiresItAndMovesNothingElse()
    {
        var environment = new Values().Config();
        var without = EnvironmentPlatform.Of(environment, environment.Clusters[0]);
        var with = EnvironmentPlatform.Of(environment, environment.Clusters[0], [.. AddonCatalog.All, Declare]);

        var waves = with.Applications.ToDictionary(application => application.Name, application => application.Wave);
        Assert.Equal(waves["mesh-policies"] + 1, waves["guestbook"]);
        Assert.Equal("experience", with.Applications.Single(application => application.Name == "guestbook").Project);
        Assert.Contains("guestbook", with.Projects.Single(project => project.Metadata.Name == "experience").Spec.Destinations.Select(destination => destination.Namespace));

        var files = with.Manifests.Select(manifest => $"{manifest.Application}/{manifest.FileName}").Except(without.Manifests.Select(manifest => $"{manifest.Application}/{manifest.FileName}"));
        Assert.Equal(
            [
                "dashboards/configmap-dashboard-guestbook.yaml",
                "mesh-policies/authorizationpolicy-guestbook-allow-nothing.yaml",
                "mesh-policies/authorizationpolicy-guestbook-web.yaml",
                "mesh-policies/peerauthentication-guestbook-web.yaml",
                "mesh-policies/serviceentry-guestbook-web.yaml",
                "monitors/podmonitor-guestbook-web.yaml",
                "namespaces/namespace-guestbook.yaml",
                "namespaces/networkpolicy-guestbook-default-deny.yaml",
                "namespaces/networkpolicy-guestbook-dns.yaml",
                "namespaces/networkpolicy-guestbook-web.yaml",
                "routes/certificate-guestbook.yaml",
                "routes/virtualservice-guestbook.yaml",
            ],
            files.Order(StringComparer.Ordinal));
        Assert.Contains(with.Declarations.Flows, flow => flow.To.ToString() == "guestbook/web" && flow is { Port: 8080, IsMutualTls: true, Why: "route guestbook" });
    }

    [Fact]
    public void Derive_EveryCluster_HasTheSameManifests()
    {
        var environment = new Values().WithSecondCluster().Config();

        var texts = environment.Clusters.Select(cluster => EnvironmentPlatform.Of(environment, cluster).Manifests.Select(manifest => CanonicalYaml.Write(manifest.Object.ToYaml())).ToList()).ToList();

        Assert.NotEmpty(texts[0]);
        Assert.Equal(texts[0], texts[1]);
    }
}
