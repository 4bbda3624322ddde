namespace Infra.Components;

/// <summary>The network that a cluster is put into, and the one that it makes inside.</summary>
internal static class ClusterNetwork
{
    private static readonly Cidr[] PrivateNetworks = [.. new[] { "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16" }.Select(Cidr.Parse)];

    /// <summary>Whether anyone outside of private networks (RFC 1918, RFC 6598) is let to the API server.</summary>
    public static bool HasPublicApi(ClusterSpec spec) =>
        spec.ApiAccess.Any(access => !PrivateNetworks.Any(network => network.Contains(access)));

    public static YamlMap Write(KopsDocumentInputs inputs)
    {
        var spec = inputs.Spec;
        var isPublic = HasPublicApi(spec);
        return new YamlMap
        {
            { "DisableSubnetTags", true },
            {
                "api", new YamlMap
                {
                    {
                        "loadBalancer", new YamlMap
                        {
                            { "class", "Network" },
                            // With fewer control plane machines than zones, the load balancer's other zones reach them across.
                            { "crossZoneLoadBalancing", true },
                            { "type", isPublic ? "Public" : "Internal" },
                        }
                    },
                }
            },
            { "dnsZone", inputs.DnsZone },
            { "kubernetesApiAccess", YamlList.Of(spec.ApiAccess.Select(access => access.ToString()).Distinct().Order(StringComparer.Ordinal)) },
            { "masterPublicName", $"api.{inputs.ClusterName}" },
            { "networkCIDR", inputs.VpcCidr.ToString() },
            { "networkID", inputs.VpcId },
            {
                // Encapsulated everywhere, so that the machines' source/destination check stays on.
                "networking", new YamlMap
                {
                    { "calico", new YamlMap { { "awsSrcDstCheck", "DoNothing" }, { "encapsulationMode", "vxlan" }, { "vxlanMode", "Always" } } },
                }
            },
            { "nonMasqueradeCIDR", spec.PodCidr.ToString() },
            { "podCIDR", spec.PodCidr.ToString() },
            { "serviceClusterIPRange", spec.ServiceCidr.ToString() },
            { "subnets", YamlList.Of(Subnets(inputs).OrderBy(subnet => subnet.Name, StringComparer.Ordinal).Select(subnet => subnet.Written)) },
            { "topology", new YamlMap { { "dns", new YamlMap { { "type", isPublic ? "Public" : "Private" } } } } },
        };
    }

    private static IEnumerable<(string Name, YamlMap Written)> Subnets(KopsDocumentInputs inputs)
    {
        foreach (var zone in inputs.Zones)
        {
            yield return Subnet(zone.Zone, "Private", zone.Zone, zone.PrivateSubnetId, zone.PrivateCidr);
            yield return Subnet($"utility-{zone.Zone}", "Utility", zone.Zone, zone.UtilitySubnetId, zone.UtilityCidr);
        }
    }

    private static (string Name, YamlMap Written) Subnet(string name, string type, string zone, string id, Cidr cidr) => (name, new YamlMap
    {
        { "cidr", cidr.ToString() },
        { "egress", "External" },
        { "id", id },
        { "name", name },
        { "type", type },
        { "zone", zone },
    });
}
