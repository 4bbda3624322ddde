using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Differences;

/// <summary>What a plan of prod loses with its third zone.</summary>
public sealed class ZoneRemovalTests : IDisposable
{
    private const string Zone = "      - eu-west-1c\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plan_WithoutTheThirdZone_LosesItsNetworkAndNothingElse()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.prod.yaml"));
        Assert.Contains(Zone, text, StringComparison.Ordinal);
        var difference = PlanDifference.Of(await PlanAsync(text), await PlanAsync(text.Replace(Zone, "", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "aws:ec2/eip:Eip::vpc-nat-eu-west-1c-address",
                "aws:ec2/natGateway:NatGateway::vpc-nat-eu-west-1c",
                "aws:ec2/route:Route::vpc-private-eu-west-1c-nat",
                "aws:ec2/routeTable:RouteTable::vpc-private-eu-west-1c-table",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-private-eu-west-1c-routes",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-public-eu-west-1c-routes",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-utility-eu-west-1c-routes",
                "aws:ec2/subnet:Subnet::vpc-private-eu-west-1c",
                "aws:ec2/subnet:Subnet::vpc-public-eu-west-1c",
                "aws:ec2/subnet:Subnet::vpc-utility-eu-west-1c",
            ],
            difference.Gone.Select(Short).Order(StringComparer.Ordinal));
        Assert.Empty(difference.New);
        Assert.Equal(
            [
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-ecr-api inputs.subnetIds[2]",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-ecr-dkr inputs.subnetIds[2]",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-kms inputs.subnetIds[2]",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-s3 inputs.routeTableIds[3]",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-sts inputs.subnetIds[2]",
            ],
            difference.Changed.Select(Short).Order(StringComparer.Ordinal));
    }

    // "aws:ec2/subnet:Subnet::vpc-private-eu-west-1c" of its URN.
    private static string Short(string urn) => string.Join("::", urn.Split("::")[^2..]).Split('$')[^1];

    private async Task<Plan> PlanAsync(string settings)
    {
        _folder.Write("Pulumi.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.yaml")));
        _folder.Write("Pulumi.prod.yaml", settings);
        var planning = await new Planner(Platform.Define).PlanAsync(new PlanRequest(_folder.Path, "prod"));
        Assert.Empty(planning.Problems);
        return planning.Plan!;
    }
}
