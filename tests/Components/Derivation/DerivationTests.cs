using Infra.Components;

namespace Infra.Tests.Components.Derivation;

/// <summary>What follows from a few declarations, object by object.</summary>
public sealed class DerivationTests
{
    private static readonly PlatformModel Model = PlatformModel.Derive(AddonContexts.Dev(), TestAddons.All());

    [Fact]
    public void Waves_OfAll_AreTheLongestPaths()
    {
        var waves = Model.Applications.ToDictionary(application => application.Name, application => application.Wave);

        Assert.Equal(0, waves["namespaces"]);
        Assert.All(["mesh-crds", "prometheus", "certificates", "operator"], name => Assert.Equal(1, waves[name]));
        Assert.All(["mesh", "certificates-config", "monitors"], name => Assert.Equal(2, waves[name]));
        Assert.Equal(3, waves["mesh-policies"]);
        Assert.Equal(4, waves["gateway"]);
        Assert.Equal(5, waves["routes"]);
        Assert.Equal(4, waves["shop"]);
        Assert.All(Model.Applications, application => Assert.All(application.Needs, need => Assert.True(waves[need] < application.Wave, $"{application.Name} needs {need}")));
    }

    [Fact]
    public void Namespace_OfTheMesh_IsRestrictedAndInjected()
    {
        var labels = Object<Namespace>("shop").Metadata.Labels!;

        Assert.Equal(("restricted", "enabled", "platform"), (labels["pod-security.kubernetes.io/enforce"], labels["istio-injection"], labels["team"]));
        Assert.Equal("disabled", Object<Namespace>("operator").Metadata.Labels!["istio-injection"]);
    }

    [Fact]
    public void NetworkPolicies_EveryNamespace_IsClosedAndFindsNames()
    {
        foreach (var (_, @namespace) in Model.Declarations.Namespaces)
        {
            var closed = Object<NetworkPolicy>($"{@namespace.Name}-default-deny").Spec;
            Assert.Equal((2, null, null), (closed.PolicyTypes.Count, closed.Ingress, closed.Egress));
            Assert.Null(closed.PodSelector.MatchLabels);
            Assert.Equal([53, 53], Object<NetworkPolicy>($"{@namespace.Name}-dns").Spec.Egress![0].Ports!.Select(port => port.Port));
        }
    }

    [Fact]
    public void NetworkPolicies_OfAFlow_AreOnBothSides()
    {
        var caller = Object<NetworkPolicy>("shop-web").Spec.Egress!.Single(rule => rule.To[0].NamespaceSelector?.MatchLabels?.Values.Single() == "data");
        var called = Object<NetworkPolicy>("database-instance").Spec.Ingress!.Single(rule => rule.From[0].NamespaceSelector?.MatchLabels?.Values.Single() == "shop");

        Assert.Equal(5432, Assert.Single(caller.Ports!).Port);
        Assert.Equal(5432, Assert.Single(called.Ports!).Port);
        Assert.Equal("instance", caller.To[0].PodSelector!.MatchLabels!["app"]);
        Assert.Equal("web", called.From[0].PodSelector!.MatchLabels!["app"]);
    }

    [Fact]
    public void NetworkPolicies_StatusPort_IsTheOperatorsAlone()
    {
        var rules = Object<NetworkPolicy>("database-instance").Spec.Ingress!.Where(rule => rule.Ports!.Any(port => port.Port == 8000));

        Assert.Equal("operator", Assert.Single(rules).From[0].NamespaceSelector!.MatchLabels!.Values.Single());
    }

    [Fact]
    public void NetworkPolicies_Webhook_IsOpenToTheApiServersAddresses()
    {
        var rule = Object<NetworkPolicy>("mesh-istiod").Spec.Ingress!.Single(rule => rule.Ports!.Any(port => port.Port == 15017));

        Assert.Equal(["10.0.0.0/21", "10.0.64.0/21", "100.64.0.0/16"], rule.From.Select(peer => peer.IpBlock!.Cidr));
    }

    [Fact]
    public void NetworkPolicies_Internet_LeavesPrivateNetworksOut()
    {
        var rule = Object<NetworkPolicy>("shop-web").Spec.Egress!.Single(rule => rule.To[0].IpBlock is not null);

        Assert.Contains("169.254.0.0/16", rule.To[0].IpBlock!.Except!);
        Assert.Contains("10.0.0.0/8", rule.To[0].IpBlock!.Except!);
    }

    [Fact]
    public void PeerAuthentication_OfTheMesh_IsStrictInItsRootNamespace()
    {
        var policy = Object<PeerAuthentication>("default");

        Assert.Equal(("mesh-system", null, "STRICT", null), (policy.Metadata.Namespace, policy.Spec.Selector, policy.Spec.Mtls.Mode, policy.Spec.PortLevelMtls));
    }

    [Fact]
    public void PeerAuthentication_OfADatabase_ExceptsWhatTheOperatorAndPrometheusCall()
    {
        var policy = Object<PeerAuthentication>("database-instance");

        Assert.Equal(("data", "STRICT"), (policy.Metadata.Namespace, policy.Spec.Mtls.Mode));
        Assert.NotNull(policy.Spec.Selector);
        Assert.Equal(["8000", "9187"], policy.Spec.PortLevelMtls!.Keys.Order());
        Assert.All(policy.Spec.PortLevelMtls.Values, mode => Assert.Equal("PERMISSIVE", mode.Mode));
        Assert.DoesNotContain(Model.Manifests, manifest => manifest.Object is PeerAuthentication { Metadata.Name: "shop-web" or "gateway-gateway" });
    }

    [Fact]
    public void AuthorizationPolicies_OfADatabase_NameItsCallers()
    {
        var rules = Object<AuthorizationPolicy>("database-instance").Spec.Rules!;

        var shop = rules.Single(rule => rule.From is not null);
        Assert.Equal("cluster.local/ns/shop/sa/shop", Assert.Single(shop.From![0].Source.Principals!));
        Assert.Equal(["5432"], shop.To![0].Operation.Ports);
        // Who has no sidecar has no name either; NetworkPolicies hold those.
        Assert.Equal(["8000", "9187"], rules.Single(rule => rule.From is null).To![0].Operation.Ports!.Order());
        Assert.Null(Object<AuthorizationPolicy>("data-allow-nothing").Spec.Rules);
    }

    [Fact]
    public void Routes_OfAHost_HaveListenerCertificateAndHeaders()
    {
        var gateway = Object<Gateway>("gateway").Spec;
        Assert.Equal(true, gateway.Servers.Single(server => server.Port.Number == 80).Tls!.HttpsRedirect);
        var https = gateway.Servers.Single(server => server.Port.Number == 443);
        Assert.Equal(("shop", "./shop.dev.example.com"), (https.Tls!.CredentialName, https.Hosts.Single()));
        var certificate = Object<Certificate>("shop").Spec;
        Assert.Equal(("shop", "letsencrypt", "shop.dev.example.com"), (certificate.SecretName, certificate.IssuerRef.Name, certificate.DnsNames!.Single()));
        var route = Object<VirtualService>("shop").Spec.Http.Single();
        Assert.Equal(("shop.shop.svc.cluster.local", 80), (route.Route[0].Destination.Host, route.Route[0].Destination.Port.Number));
        // What the caller says of himself is gone: backends take the first of several.
        Assert.Equal("%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%", route.Headers!.Request.Set["x-forwarded-for"]);
        Assert.StartsWith("max-age=63072000", route.Headers.Response.Set["strict-transport-security"], StringComparison.Ordinal);
    }

    // By the names of all clusters, since every gateway knows them; with a port too, as callers may say one.
    [Fact]
    public void Routes_ForAdministrators_AnswerTheirNetworksAlone()
    {
        var shop = TestAddons.Shop();
        var model = PlatformModel.Derive(
            AddonContexts.Prod(), [.. TestAddons.All().Where(addon => addon.Name != shop.Name), shop with { Routes = [shop.Routes[0] with { ForAdministrators = true, PerCluster = true }] }]);

        var policy = model.Manifests.Single(manifest => manifest.Object.Metadata.Name == "shop-administrators");
        var spec = Assert.IsType<AuthorizationPolicy>(policy.Object).Spec;
        Assert.Equal(("routes", "ingress", "DENY", "gateway"), (policy.Application, policy.Object.Metadata.Namespace, spec.Action, spec.Selector!.MatchLabels!["app"]));
        Assert.Equal(["203.0.113.0/24"], spec.Rules!.Single().From!.Single().Source.NotIpBlocks!);
        Assert.Equal(["shop.a.prod.example.com", "shop.a.prod.example.com:*", "shop.b.prod.example.com", "shop.b.prod.example.com:*"], spec.Rules!.Single().To!.Single().Operation.Hosts!);
        Assert.DoesNotContain(Model.Manifests, manifest => manifest.Object.Metadata.Name == "shop-administrators");
    }

    [Fact]
    public void Routes_OfEachCluster_AreBelowItsNameAndKnownToAll()
    {
        var shop = TestAddons.Shop();
        var context = AddonContexts.Prod();
        var model = PlatformModel.Derive(
            context, TestAddons.All().Select(addon => addon.Name == shop.Name ? shop with { Routes = [shop.Routes[0] with { PerCluster = true }] } : addon));

        string[] hosts = ["shop.a.prod.example.com", "shop.b.prod.example.com"];
        Assert.Equal(hosts, model.Manifests.Select(manifest => manifest.Object).OfType<VirtualService>().Single().Spec.Hosts);
        Assert.Equal(hosts, model.Manifests.Select(manifest => manifest.Object).OfType<Certificate>().Single(each => each.Metadata.Name == "shop").Spec.DnsNames);
        Assert.Equal("shop.b.prod.example.com", context.HostOf(shop.Routes[0] with { PerCluster = true }));
        Assert.Equal("shop.prod.example.com", context.HostOf(shop.Routes[0]));
    }

    [Fact]
    public void Routes_BackendOutsideOfTheMesh_IsCalledByTlsOfTheInternalAuthority()
    {
        var plain = TestAddons.Shop();
        var model = PlatformModel.Derive(
            AddonContexts.Dev(),
            TestAddons.All().Select(addon => addon.Name == TestAddons.ShopName
                ? addon with { Namespaces = [plain.Namespaces[0] with { InMesh = false }], Routes = [plain.Routes[0] with { BackendTlsSecret = "shop-tls" }] }
                : addon));

        var tls = model.Manifests.Select(manifest => manifest.Object).OfType<DestinationRule>().Single().Spec;
        Assert.Equal(("shop.shop.svc.cluster.local", "SIMPLE", "internal-authority"), (tls.Host, tls.TrafficPolicy.Tls.Mode, tls.TrafficPolicy.Tls.CredentialName));
        var certificate = model.Manifests.Select(manifest => manifest.Object).OfType<Certificate>().Single(each => each.Metadata.Name == "shop-backend");
        Assert.Equal(("shop", "shop-tls", "internal"), (certificate.Metadata.Namespace, certificate.Spec.SecretName, certificate.Spec.IssuerRef.Name));
    }

    [Fact]
    public void Monitors_OfAWorkload_HaveItsPortAndItsSidecars()
    {
        var endpoints = Object<PodMonitor>("database-instance").Spec.PodMetricsEndpoints;

        Assert.Equal([(9187, "/metrics", "15s"), (15090, "/stats/prometheus", "15s")], endpoints.Select(endpoint => (endpoint.PortNumber, endpoint.Path, endpoint.Interval)));
    }

    [Fact]
    public void Flows_OfTheMeshItself_AreThere()
    {
        Assert.Contains(Model.Declarations.Flows, flow => flow.From.ToString() == "shop/web" && flow.To.ToString() == "mesh/istiod" && flow.Port == 15012);
        Assert.Contains(Model.Declarations.Flows, flow => flow.From.ToString() == "gateway/gateway" && flow.To.ToString() == "shop/web" && flow is { Port: 8080, IsMutualTls: true });
        Assert.DoesNotContain(Model.Declarations.Flows, flow => flow.From.ToString() == "operator/manager" && flow.IsMutualTls);
    }

    [Fact]
    public void ServiceEntry_OfHostsThatPodsInTheMeshCall_IsTheirNamespacesOwn()
    {
        var entry = Object<ServiceEntry>("shop-web").Spec;

        Assert.Equal(("pay.example.org", "MESH_EXTERNAL", "."), (entry.Hosts.Single(), entry.Location, entry.ExportTo.Single()));
    }

    [Fact]
    public void ServiceEntry_OfPodsInTheMeshThatCallAws_NamesTheRegionsHosts()
    {
        var shop = TestAddons.Shop();
        var model = PlatformModel.Derive(
            AddonContexts.Dev(), [.. TestAddons.All().Where(addon => addon.Name != shop.Name), shop with { Workloads = [shop.Workloads[0] with { Calls = [Peer.Aws] }] }]);

        var entry = model.Manifests.Select(manifest => manifest.Object).OfType<ServiceEntry>().Single().Spec;
        Assert.Equal(("*.eu-central-1.amazonaws.com", "NONE", 443), (entry.Hosts.Single(), entry.Resolution, entry.Ports.Single().Number));
    }

    [Fact]
    public void Teams_OfAPlatform_HaveWallsAProjectAndTheirApplications()
    {
        var model = PlatformModel.Derive(AddonContexts.Dev() with { Teams = [SampleTeams.Of("retail", "https://git.example.com/retail/charts.git") with { Namespaces = ["retail", "retail-jobs"] }] }, TestAddons.All());

        var labels = model.Manifests.Select(manifest => manifest.Object).OfType<Namespace>().Single(each => each.Metadata.Name == "retail-jobs").Metadata.Labels!;
        Assert.Equal(("retail", "retail", "true", "restricted"), (labels["team"], labels["cost-centre"], labels["platform-tenant"], labels["pod-security.kubernetes.io/enforce"]));
        Assert.Equal(
            ["LimitRange", "Namespace", "NetworkPolicy", "NetworkPolicy", "NetworkPolicy", "ResourceQuota", "RoleBinding"],
            model.Manifests.Where(manifest => manifest.Application == "namespaces" && (manifest.Object.Metadata.Namespace ?? manifest.Object.Metadata.Name) == "retail").Select(manifest => manifest.Object.Kind).Order());
        var own = model.Manifests.Select(manifest => manifest.Object).OfType<NetworkPolicy>().Single(each => each.Metadata.Name == "retail-applications").Spec;
        Assert.Equal(["ingress"], own.Ingress!.Single().From.Select(peer => peer.NamespaceSelector?.MatchLabels?.Values.Single()).OfType<string>());
        Assert.Equal(["mesh-system"], own.Egress!.SelectMany(rule => rule.To).Select(peer => peer.NamespaceSelector?.MatchLabels?.Values.Single()).OfType<string>());
        var project = model.Projects.Single(project => project.Metadata.Name == "team-retail").Spec;
        Assert.Equal(["retail", "retail-jobs"], project.Destinations.Select(destination => destination.Namespace));
        Assert.Empty(project.ClusterResourceWhitelist);
        Assert.Contains(new GroupKind("apps", "Deployment"), project.NamespaceResourceWhitelist!);
        string[] walls = ["cert-manager.io", "external-secrets.io/SecretStore", "kyverno.io", "networking.istio.io", "networking.k8s.io", "policies.kyverno.io", "rbac.authorization.k8s.io", "security.istio.io"];
        Assert.DoesNotContain(project.NamespaceResourceWhitelist!, kind => Array.Exists(walls, wall => $"{kind.Group}/{kind.Kind}".StartsWith(wall, StringComparison.Ordinal)));
        Assert.Equal(["retail-developers"], project.Roles!.Single().Groups);
        var set = Assert.Single(model.ApplicationSets).Spec;
        Assert.Equal(("https://git.example.com/retail/charts.git", "charts/*"), (set.Generators.Single().Git.RepoURL, set.Generators.Single().Git.Directories.Single().Path));
        Assert.Equal(("team-retail", "retail"), (set.Template.Spec.Project, set.Template.Spec.Destination.Namespace));
        Assert.Equal(["resources-finalizer.argocd.argoproj.io"], set.Template.Metadata.Finalizers);
    }

    [Fact]
    public void Teams_WorkloadOfATeam_IsReachedMeasuredAndCallsAsAnAddonsIs()
    {
        var team = SampleTeams.Of("retail", "https://git.example.com/retail/charts.git");
        var workload = new TeamWorkload { Name = "web", Namespace = "retail", Port = 8080, Host = "store", MetricsPort = 9090, Calls = ["api.example.org"] };
        var model = PlatformModel.Derive(AddonContexts.Dev() with { Teams = [team with { Workloads = [workload] }] }, TestAddons.All());

        var objects = model.Manifests.Select(manifest => manifest.Object).ToList();
        var route = objects.OfType<VirtualService>().Single(each => each.Metadata.Name == "store").Spec;
        Assert.Equal(("store.dev.example.com", "web.retail.svc.cluster.local", 80), (route.Hosts.Single(), route.Http[0].Route[0].Destination.Host, route.Http[0].Route[0].Destination.Port.Number));
        var policy = objects.OfType<NetworkPolicy>().Single(each => each.Metadata.Name == "team-retail-web").Spec;
        Assert.Equal("web", policy.PodSelector.MatchLabels!["app.kubernetes.io/name"]);
        Assert.Contains(policy.Egress!, rule => rule.To[0].IpBlock is not null && rule.Ports!.Single().Port == 443);
        Assert.Equal(["api.example.org"], objects.OfType<ServiceEntry>().Single(each => each.Metadata.Name == "team-retail-web").Spec.Hosts);
        Assert.Equal([9090, 15090], objects.OfType<PodMonitor>().Single(each => each.Metadata.Name == "team-retail-web").Spec.PodMetricsEndpoints.Select(endpoint => endpoint.PortNumber));
        Assert.Equal(["9090"], objects.OfType<PeerAuthentication>().Single(each => each.Metadata.Name == "team-retail-web").Spec.PortLevelMtls!.Keys);
    }

    [Fact]
    public void Projects_OfLayers_EndAtTheirNamespacesAndRepositories()
    {
        var data = Model.Projects.Single(project => project.Metadata.Name == "data").Spec;
        Assert.Equal(["operator"], data.Destinations.Select(destination => destination.Namespace));
        Assert.Equal(["https://charts.example.com"], data.SourceRepos);
        Assert.Empty(data.ClusterResourceWhitelist);
        Assert.Contains(new GroupKind("networking.k8s.io", "NetworkPolicy"), data.NamespaceResourceBlacklist!);
        var wiring = Model.Projects.Single(project => project.Metadata.Name == "wiring").Spec;
        Assert.Contains(new GroupKind("networking.k8s.io", "NetworkPolicy"), wiring.NamespaceResourceWhitelist!);
        Assert.Contains(new GroupKind("", "Namespace"), wiring.ClusterResourceWhitelist);
    }

    [Fact]
    public void Applications_All_ArePinnedPrunedHealedAndTriedFiveTimes()
    {
        foreach (var spec in Model.Applications.Select(application => Model.ObjectOf(application).Spec))
        {
            Assert.Equal(new AutomatedSync(true, true), spec.SyncPolicy.Automated);
            Assert.Equal(5, spec.SyncPolicy.Retry.Limit);
            Assert.Contains("ServerSideApply=true", spec.SyncPolicy.SyncOptions);
            Assert.True(spec.Source.Chart is null ^ spec.Source.Path is null);
        }
        Assert.Equal("kubernetes/dev/routes", Model.ObjectOf(Model.Applications.Single(application => application.Name == "routes")).Spec.Source.Path);
    }

    [Fact]
    public void Manifests_All_SayWhatTheyComeOf()
    {
        Assert.All(Model.Manifests, manifest => Assert.NotEmpty(manifest.Sources));
        Assert.Contains("components/Derivation/NetworkPolicies.cs", Model.Manifests.First(manifest => manifest.Object is NetworkPolicy).Sources);
        Assert.Contains("tests/Components/Derivation/TestAddons.cs", Model.Manifests.First(manifest => manifest.Object is NetworkPolicy).Sources);
    }

    [Fact]
    public void Derive_AnyOrderOfAddons_GivesTheSame()
    {
        var other = PlatformModel.Derive(AddonContexts.Dev(), TestAddons.All().Reverse());

        Assert.Equal(Text(Model), Text(other));
    }

    private static string Text(PlatformModel model) =>
        string.Concat(model.Manifests.Select(manifest => $"{manifest.Application}/{manifest.FileName}\n{CanonicalYaml.Write(manifest.Object.ToYaml())}"))
        + string.Concat(model.Applications.Select(application => $"{application.Wave} {CanonicalYaml.Write(model.ObjectOf(application).ToYaml())}"));

    private static T Object<T>(string name)
        where T : KubernetesObject => Model.Manifests.Select(manifest => manifest.Object).OfType<T>().Single(each => each.Metadata.Name == name);
}
