using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AddressPlanTests
{
    private static readonly string[] Zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c", "eu-central-1d"];

    [Fact]
    public void TryCarve_ThreeZones_WritesTheSameText()
    {
        Assert.Equal(
            """
            vpc 10.0.0.0/16
            eu-central-1a private 10.0.0.0/19 utility 10.0.32.0/22 public 10.0.36.0/22
            eu-central-1b private 10.0.64.0/19 utility 10.0.96.0/22 public 10.0.100.0/22
            eu-central-1c private 10.0.128.0/19 utility 10.0.160.0/22 public 10.0.164.0/22

            """.ReplaceLineEndings("\n"),
            Carve("10.0.0.0/16", 3).ToString());
    }

    [Fact]
    public void TryCarve_ZoneAddedAtTheEnd_KeepsTheOthersAddresses()
    {
        for (var count = 1; count < AddressPlan.MostZones; count++)
            Assert.Equal(Carve("10.0.0.0/16", count).Zones, Carve("10.0.0.0/16", count + 1).Zones.Take(count));
    }

    [Fact]
    public void TryCarve_AnySizeAndZones_SubnetsLieInsideAndApart()
    {
        foreach (var vpc in Enumerable.Range(16, 6).SelectMany(prefix => new[] { $"10.0.0.0/{prefix}", $"172.31.0.0/{prefix}" }))
        {
            for (var count = 1; count <= AddressPlan.MostZones; count++)
            {
                var plan = Carve(vpc, count);
                var subnets = plan.Zones.SelectMany(zone => new[] { zone.Private, zone.Utility, zone.Public }).ToList();

                Assert.Equal(3 * count, subnets.Count);
                Assert.All(subnets, subnet => Assert.True(plan.Vpc.Contains(subnet), $"{subnet} is outside {vpc}"));
                Assert.All(subnets, subnet => Assert.InRange(subnet.PrefixLength, 16, 27));
                Assert.All(plan.Zones, zone => Assert.True(zone.Private.AddressCount >= 8 * zone.Public.AddressCount));
                for (var one = 0; one < subnets.Count; one++)
                    for (var other = one + 1; other < subnets.Count; other++)
                        Assert.False(subnets[one].Overlaps(subnets[other]), $"{subnets[one]} overlaps {subnets[other]}");
                Assert.True(subnets.Sum(subnet => subnet.AddressCount) < plan.Vpc.AddressCount, $"{vpc} has no spare room");
            }
        }
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8 is larger than AWS allows a VPC to be; take a /16, such as 10.0.0.0/16.")]
    [InlineData("10.0.0.0/22", "10.0.0.0/22 is too small: its utility and public subnets would be a /28, and load balancers need a /27; take a VPC of /21 or larger (up to /16).")]
    public void TryCarve_WrongSize_SaysWhatFits(string vpc, string expected)
    {
        Assert.False(AddressPlan.TryCarve(Cidr.Parse(vpc), Zones[..2], out var plan, out var problem));
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
        Assert.False(AddressPlan.TryCarve(Cidr.Parse("10.0.0.0/16"), zones, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    private static AddressPlan Carve(string vpc, int zones)
    {
        Assert.True(AddressPlan.TryCarve(Cidr.Parse(vpc), Zones[..zones], out var plan, out var problem), problem);
        return plan;
    }
}
