using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AddressPlanTests
{
    private static readonly string[] Zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c", "eu-central-1d"];

    [Fact]
    public void TryCarve_ThreeZonesTwoClusters_WritesTheSameText()
    {
        Assert.Equal(
            """
            vpc 10.0.0.0/16
            eu-central-1a public 10.0.48.0/22 private 10.0.0.0/21 utility 10.0.32.0/22 private 10.0.8.0/21 utility 10.0.36.0/22
            eu-central-1b public 10.0.112.0/22 private 10.0.64.0/21 utility 10.0.96.0/22 private 10.0.72.0/21 utility 10.0.100.0/22
            eu-central-1c public 10.0.176.0/22 private 10.0.128.0/21 utility 10.0.160.0/22 private 10.0.136.0/21 utility 10.0.164.0/22

            """.ReplaceLineEndings("\n"),
            Carve("10.0.0.0/16", 3, 2).ToString());
    }

    [Fact]
    public void TryCarve_ZoneAddedAtTheEnd_KeepsTheOthersAddresses()
    {
        for (var count = 1; count < AddressPlan.MostZones; count++)
            Assert.StartsWith(Carve("10.0.0.0/16", count, 2).ToString(), Carve("10.0.0.0/16", count + 1, 2).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TryCarve_ClusterAddedAtTheEnd_KeepsTheOthersAddresses()
    {
        for (var count = 1; count < AddressPlan.MostClusters; count++)
        {
            var (before, after) = (Carve("10.0.0.0/16", 3, count), Carve("10.0.0.0/16", 3, count + 1));
            Assert.Equal(before.Zones.Select(zone => zone.Public), after.Zones.Select(zone => zone.Public));
            Assert.Equal(before.Zones.SelectMany(zone => zone.Clusters), after.Zones.SelectMany(zone => zone.Clusters.Take(count)));
        }
    }

    [Fact]
    public void TryCarve_AnySizeZonesAndClusters_SubnetsLieInsideAndApart()
    {
        foreach (var vpc in Enumerable.Range(16, 6).SelectMany(prefix => new[] { $"10.0.0.0/{prefix}", $"172.31.0.0/{prefix}" }))
        {
            for (var count = 1; count <= AddressPlan.MostZones; count++)
            {
                for (var clusters = 1; clusters <= AddressPlan.MostClusters; clusters++)
                    CheckPlan(Carve(vpc, count, clusters), count * (1 + (2 * clusters)));
            }
        }
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8 is larger than AWS allows a VPC to be; take a /16, such as 10.0.0.0/16.")]
    [InlineData("10.0.0.0/22", "10.0.0.0/22 is too small: its utility and public subnets would be a /28, and load balancers need a /27; take a VPC of /21 or larger (up to /16).")]
    public void TryCarve_WrongSize_SaysWhatFits(string vpc, string expected)
    {
        Assert.False(AddressPlan.TryCarve(Cidr.Parse(vpc), Zones[..2], 1, out var plan, out var problem));
        Assert.Null(plan);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("0 availability zones were given; a VPC's addresses are planned for 1 to 4.")]
    [InlineData("5 availability zones were given; a VPC's addresses are planned for 1 to 4.", "a", "b", "c", "d", "e")]
    [InlineData("Zone 'a' is given twice; name each availability zone once.", "a", "b", "a")]
    [InlineData("A zone's name is empty in 'a, '; name each as AWS does, such as 'eu-central-1a'.", "a", "")]
    public void TryCarve_WrongZones_SaysWhatIsAllowed(string expected, params string[] zones)
    {
        Assert.False(AddressPlan.TryCarve(Cidr.Parse("10.0.0.0/16"), zones, 1, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    public void TryCarve_WrongClusters_SaysWhatIsAllowed(int clusters)
    {
        Assert.False(AddressPlan.TryCarve(Cidr.Parse("10.0.0.0/16"), Zones, clusters, out _, out var problem));
        Assert.Equal($"{clusters} clusters were given; a VPC's addresses are planned for 1 to 4.", problem);
    }

    private static void CheckPlan(AddressPlan plan, int expected)
    {
        var subnets = plan.Zones.SelectMany(zone => zone.Clusters.SelectMany(cluster => new[] { cluster.Private, cluster.Utility }).Append(zone.Public)).ToList();

        Assert.Equal(expected, subnets.Count);
        Assert.All(subnets, subnet => Assert.True(plan.Vpc.Contains(subnet), $"{subnet} is outside {plan.Vpc}"));
        Assert.All(subnets, subnet => Assert.InRange(subnet.PrefixLength, 16, 27));
        Assert.All(plan.Zones, zone => Assert.All(zone.Clusters, cluster => Assert.Equal(2 * zone.Public.AddressCount, cluster.Private.AddressCount)));
        for (var one = 0; one < subnets.Count; one++)
        {
            for (var other = one + 1; other < subnets.Count; other++)
                Assert.False(subnets[one].Overlaps(subnets[other]), $"{subnets[one]} overlaps {subnets[other]}");
        }

        Assert.True(subnets.Sum(subnet => subnet.AddressCount) < plan.Vpc.AddressCount, $"{plan.Vpc} has no spare room");
    }

    private static AddressPlan Carve(string vpc, int zones, int clusters)
    {
        Assert.True(AddressPlan.TryCarve(Cidr.Parse(vpc), Zones[..zones], clusters, out var plan, out var problem), problem);
        return plan;
    }
}
