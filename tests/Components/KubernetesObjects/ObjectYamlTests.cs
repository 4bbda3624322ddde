using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Tests.Components.KubernetesObjects;

public sealed class ObjectYamlTests
{
    [Fact]
    public void Write_Object_HasItsFieldsByTheirNamesSortedAndNothingElse()
    {
        var policy = new NetworkPolicy
        {
            Metadata = new ObjectMeta { Name = "web", Namespace = "shop" },
            Spec = new NetworkPolicySpec
            {
                PodSelector = new LabelSelector(),
                PolicyTypes = ["Ingress"],
                Ingress = [new NetworkPolicyIngressRule([new NetworkPolicyPeer { IpBlock = new IpBlock("10.0.0.0/8") }], [new NetworkPolicyPort(80)])],
            },
        };

        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: web
              namespace: shop
            spec:
              ingress:
              - from:
                - ipBlock:
                    cidr: 10.0.0.0/8
                ports:
                - port: 80
                  protocol: TCP
              podSelector: {}
              policyTypes:
              - Ingress

            """,
            CanonicalYaml.Write(policy.ToYaml()));
    }

    [Fact]
    public void Write_TextsThatLookLikeOtherThings_AreQuoted()
    {
        var map = new Namespace { Metadata = new ObjectMeta { Name = "n", Labels = new Dictionary<string, string> { ["a"] = "true", ["b"] = "1e3", ["c"] = "" } } }.ToYaml();

        Assert.Contains("a: \"true\"\n    b: \"1e3\"\n    c: \"\"\n", CanonicalYaml.Write(map), StringComparison.Ordinal);
    }

    [Fact]
    public void ToYaml_NestedRecordsAndMaps_KeepTheirTypes()
    {
        var policy = new PeerAuthentication
        {
            Metadata = new ObjectMeta { Name = "p", Namespace = "n" },
            Spec = new PeerAuthenticationSpec { Mtls = new MutualTls("STRICT"), PortLevelMtls = new Dictionary<string, MutualTls> { ["8000"] = new("PERMISSIVE") } },
        };

        Assert.Contains("portLevelMtls:\n    \"8000\":\n      mode: PERMISSIVE\n", CanonicalYaml.Write(policy.ToYaml()), StringComparison.Ordinal);
    }

    [Fact]
    public void ToInputs_OfAMap_AreWhatPulumiSerialises()
    {
        var inputs = new YamlMap { { "on", true }, { "count", 3 }, { "list", new YamlList { "a", new YamlMap { { "b", "c" } } } } }.ToInputs();

        Assert.Equal((true, 3), (inputs["on"], inputs["count"]));
        var list = Assert.IsType<ImmutableArray<object>>(inputs["list"]);
        Assert.Equal("a", list[0]);
        Assert.Equal("c", Assert.IsType<ImmutableDictionary<string, object>>(list[1], exactMatch: true)["b"]);
    }
}
