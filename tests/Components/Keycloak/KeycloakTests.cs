using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KeycloakTests
{
    private static Addon Declared { get; } = Keycloak.Declare(AddonContexts.Dev());

    [Fact]
    public void Declare_Always_IsOneInTheEnvironmentsMesh()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal(AddonPlacement.HomeCluster, Declared.Placement);
        Assert.Equal(("iam-system", PodSecurityLevel.Baseline, true), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.All(Declared.Workloads, workload => Assert.Equal("iam-system", workload.Namespace));
    }

    // What API servers, Argo CD and all others take for the issuer is where the route leads.
    [Fact]
    public void IssuerUrl_Always_IsOfTheRoutesHostAndTheRealm()
    {
        var context = AddonContexts.Dev();

        Assert.Equal($"https://{context.HostOf(Keycloak.Route)}/realms/{Keycloak.Realm}", Keycloak.IssuerUrlAt(context.Domain));
        Assert.Equal(context.OidcIssuerUrl, Keycloak.IssuerUrlAt(context.Domain));
        Assert.Equal(["login.prod.example.com"], AddonContexts.Prod().HostsOf(Keycloak.Route));
    }

    [Fact]
    public void Declare_Secrets_AreTwoClientsOfWhichOnlyTheIdsAreKnown()
    {
        Assert.Equal(["keycloak-bootstrap", "keycloak-pulumi"], Declared.Secrets.Select(secret => secret.Name));
        Assert.All(Declared.Secrets, secret => Assert.Equal(["client-id", "client-secret"], secret.Keys.Select(key => key.Name)));
        Assert.Equal(["bootstrap", "pulumi"], Declared.Secrets.Select(secret => secret.Keys[0].Text!));
        Assert.All(Declared.Secrets, secret => Assert.Equal((null, 40), (secret.Keys[1].Text, secret.Keys[1].Length)));
    }

    [Fact]
    public void Declare_Kubectl_IsAPublicClientOnPeoplesOwnMachines()
    {
        var client = Assert.Single(Keycloak.Declare(AddonContexts.Dev() with { OidcClientId = "clusters" }).SsoClients);

        Assert.Equal("clusters", client.ClientId);
        Assert.Null(client.Secret);
        Assert.Empty(client.Redirects);
        Assert.Equal(["http://localhost:8000", "http://localhost:18000"], client.LocalRedirects);
        Assert.Equal("kubernetes", Assert.Single(Declared.SsoClients).ClientId);
    }

    [Fact]
    public void Declare_Server_CallsItsDatabaseAndItsLikeAlone() =>
        Assert.Equal(["keycloak/keycloak-db:postgres", "keycloak/server:jgroups", "keycloak/server:jgroups-fd"], Calls(Declared));

    [Fact]
    public void Declare_UpstreamProvider_IsCalledForTokensAndKeys()
    {
        var context = AddonContexts.Dev() with
        {
            IdentityProvider = SampleIdentityProvider.Company with { TokenUrl = "https://id.example.com/token", JwksUrl = "https://keys.example.com:8443/jwks" },
        };

        var hosts = Keycloak.Declare(context).Workloads[0].Calls.OfType<Peer.Hosts>().Select(each => (each.Port, string.Join(' ', each.Names)));

        Assert.Equal([(443, "id.example.com"), (8443, "keys.example.com")], hosts);
    }

    [Fact]
    public void Declare_MailServer_IsCalledWithTls()
    {
        var calls = Keycloak.Declare(AddonContexts.Dev() with { Mail = SampleMail.Server }).Workloads[0].Calls;

        Assert.Equal([(465, "smtp.example.com")], calls.OfType<Peer.Hosts>().Select(each => (each.Port, string.Join(' ', each.Names))));
    }

    [Fact]
    public void Declare_Workloads_SelectDifferentPods() =>
        Assert.Equal(Declared.Workloads.Count, Declared.Workloads.Select(workload => workload.Labels["app.kubernetes.io/name"]).Distinct().Count());

    // F8: the servers speak mTLS with each other like everybody else, and nobody but they may use these ports.
    [Fact]
    public void Derive_ServersOfTheCluster_SpeakMutualTlsWithEachOther()
    {
        var (declarations, problems) = KeycloakPlatform.Of(AddonContexts.Prod());

        Assert.Empty(problems);
        var flows = declarations!.Flows.Where(flow => flow.Port is 7800 or 57800).ToList();
        Assert.Equal(["keycloak/server", "keycloak/server"], flows.Select(flow => flow.From.ToString()));
        Assert.All(flows, flow => Assert.True(flow.IsMutualTls));
        var policies = MeshPolicies.Of(declarations).Select(each => each.Object).Where(each => each.Metadata is { Namespace: "iam-system", Name: "keycloak-server" }).ToList();
        Assert.DoesNotContain(policies, policy => policy is PeerAuthentication);
        var rules = policies.OfType<AuthorizationPolicy>().Single().Spec.Rules!;
        var own = Assert.Single(rules, rule => rule.To!.Any(to => to.Operation.Ports!.Contains("7800")));
        Assert.Equal(["cluster.local/ns/iam-system/sa/keycloak"], own.From!.SelectMany(from => from.Source.Principals!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Derive_WithTheMesh_HasNoProblem(bool isProduction) => Assert.Empty(KeycloakPlatform.Of(isProduction ? AddonContexts.Prod() : AddonContexts.Dev()).Problems);

    private static IEnumerable<string> Calls(Addon addon) => addon.Workloads[0].Calls.Select(call => Assert.IsType<Peer.Workload>(call).Endpoint.ToString());
}
