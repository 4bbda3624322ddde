namespace Infra.Components;

/// <summary>Problems of networks: who may come in, and what overlaps.</summary>
internal static class NetworkProblems
{
    private const int WidestAccess = 8;

    public static IEnumerable<KopsProblem> Find(KopsDocumentInputs inputs)
    {
        var spec = inputs.Spec;
        if (spec.ApiAccess.IsDefaultOrEmpty)
            yield return new("apiAccess", "there is none, so nobody could reach the API server; write the networks that may.");
        else
        {
            foreach (var access in spec.ApiAccess.Where(access => access.PrefixLength < WidestAccess))
            {
                yield return new(
                    "apiAccess",
                    $"'{access}' would open the API server to the world; write networks of /{WidestAccess} and longer, such as your offices' and the VPC's.");
            }
        }

        (string Path, Cidr Network)[] networks = [("vpcCidr", inputs.VpcCidr), ("podCidr", spec.PodCidr), ("serviceCidr", spec.ServiceCidr)];
        for (var first = 0; first < networks.Length; first++)
        {
            foreach (var other in networks.Skip(first + 1).Where(other => other.Network.Overlaps(networks[first].Network)))
                yield return new(other.Path, $"'{other.Network}' overlaps {networks[first].Path} '{networks[first].Network}'; choose another network.");
        }

        (string Path, Cidr Network)[] subnets =
        [
            .. inputs.Zones.SelectMany(zone => new[] { ($"zones.{zone.Zone}.private", zone.PrivateCidr), ($"zones.{zone.Zone}.utility", zone.UtilityCidr) }),
        ];
        foreach (var subnet in subnets.Where(subnet => !inputs.VpcCidr.Contains(subnet.Network)))
            yield return new(subnet.Path, $"'{subnet.Network}' is not inside the VPC's '{inputs.VpcCidr}'.");
        for (var first = 0; first < subnets.Length; first++)
        {
            foreach (var other in subnets.Skip(first + 1).Where(other => other.Network.Overlaps(subnets[first].Network)))
                yield return new(other.Path, $"'{other.Network}' overlaps '{subnets[first].Network}' of {subnets[first].Path}.");
        }
    }
}
