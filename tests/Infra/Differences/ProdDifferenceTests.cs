using System.Text.RegularExpressions;
using Infra.Differences;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Differences;

/// <summary>What one change to prod's settings does to its plan: what a reader expects, and nothing else.</summary>
public sealed partial class ProdDifferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plan_WithoutTheThirdZone_LosesItsNetworkAndItsMachines()
    {
        // With three machines the control plane needs the zone, and the settings are refused.
        var settings = Settings().Replace("count: 3", "count: 1", StringComparison.Ordinal);
        var difference = await DifferenceAsync(settings, "      - eu-west-1c\n", "");

        Assert.Equal(
            [
                "aws:ec2/eip:Eip::vpc-nat-eu-west-1c-address",
                "aws:ec2/natGateway:NatGateway::vpc-nat-eu-west-1c",
                "aws:ec2/route:Route::vpc-private-eu-west-1c-nat",
                "aws:ec2/routeTable:RouteTable::vpc-private-eu-west-1c-table",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-private-a-eu-west-1c-routes",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-private-b-eu-west-1c-routes",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-public-eu-west-1c-routes",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-utility-a-eu-west-1c-routes",
                "aws:ec2/routeTableAssociation:RouteTableAssociation::vpc-utility-b-eu-west-1c-routes",
                "aws:ec2/subnet:Subnet::vpc-private-a-eu-west-1c",
                "aws:ec2/subnet:Subnet::vpc-private-b-eu-west-1c",
                "aws:ec2/subnet:Subnet::vpc-public-eu-west-1c",
                "aws:ec2/subnet:Subnet::vpc-utility-a-eu-west-1c",
                "aws:ec2/subnet:Subnet::vpc-utility-b-eu-west-1c",
                "clusters/prod/a.yaml#InstanceGroup/general-eu-west-1c",
                "clusters/prod/a.yaml#InstanceGroup/spot-eu-west-1c",
                "clusters/prod/b.yaml#InstanceGroup/general-eu-west-1c",
                "clusters/prod/b.yaml#InstanceGroup/spot-eu-west-1c",
            ],
            Things(difference, ChangeKind.Removed));
        Assert.Empty(Things(difference, ChangeKind.Added));
        // CoreDNS is sized by the most machines there can be.
        Assert.Equal(
            [
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-ecr-api subnetIds",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-ecr-dkr subnetIds",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-kms subnetIds",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-s3 routeTableIds",
                "aws:ec2/vpcEndpoint:VpcEndpoint::vpc-sts subnetIds",
                "aws:s3/bucketObjectv2:BucketObjectv2::a-kops-documents content",
                "aws:s3/bucketObjectv2:BucketObjectv2::b-kops-documents content",
                "clusters/prod/a.yaml#Cluster/a.prod.example.com spec.kubeDNS.memoryLimit",
                "clusters/prod/a.yaml#Cluster/a.prod.example.com spec.kubeDNS.memoryRequest",
                "clusters/prod/a.yaml#Cluster/a.prod.example.com spec.subnets",
                "clusters/prod/b.yaml#Cluster/b.prod.example.com spec.kubeDNS.memoryLimit",
                "clusters/prod/b.yaml#Cluster/b.prod.example.com spec.kubeDNS.memoryRequest",
                "clusters/prod/b.yaml#Cluster/b.prod.example.com spec.subnets",
            ],
            Changes(difference).Where(change => !change.StartsWith("kubernetes/", StringComparison.Ordinal)));
        // The zone's machines may no longer be called, nor call webhooks.
        var manifests = Changes(difference).Where(change => change.StartsWith("kubernetes/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(manifests);
        Assert.All(manifests, change => Assert.Matches("^kubernetes/prod/namespaces/networkpolicy-[a-z-]+[.]yaml#.* spec[.](ingress|egress)$", change));
    }

    [Fact]
    public async Task Plan_WithAnotherInstanceType_ChangesThatGroupsMachinesOnly()
    {
        const string Group = "        - name: general\n          instanceTypes:\n            - m6i.xlarge\n";
        var difference = await DifferenceAsync(Settings(), Group, Group.Replace("m6i.xlarge", "m6i.2xlarge", StringComparison.Ordinal));

        Assert.Empty(Things(difference, ChangeKind.Removed, ChangeKind.Added));
        Assert.Equal(
            [
                "aws:s3/bucketObjectv2:BucketObjectv2::a-kops-documents content",
                "clusters/prod/a.yaml#InstanceGroup/general-eu-west-1a spec.machineType",
                "clusters/prod/a.yaml#InstanceGroup/general-eu-west-1b spec.machineType",
                "clusters/prod/a.yaml#InstanceGroup/general-eu-west-1c spec.machineType",
            ],
            Changes(difference));
    }

    [Fact]
    public async Task Plan_WithAnotherKubernetesVersion_ChangesThatClustersVersionOnly()
    {
        var difference = await DifferenceAsync(Settings(), "kubernetesVersion: \"1.36.3\"", "kubernetesVersion: \"1.36.2\"");

        Assert.Empty(Things(difference, ChangeKind.Removed, ChangeKind.Added));
        Assert.Equal(
            [
                "aws:s3/bucketObjectv2:BucketObjectv2::a-kops-documents content",
                "clusters/prod/a.yaml#Cluster/a.prod.example.com spec.kubernetesVersion",
            ],
            Changes(difference));
    }

    private static string Settings() => File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.prod.yaml"));

    // The first place only: that is cluster a's.
    private async Task<PlanDifference> DifferenceAsync(string settings, string before, string after)
    {
        var at = settings.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, before);
        return PlanDifference.Of(await PlanAsync(settings), await PlanAsync(settings[..at] + after + settings[(at + before.Length)..]), "before", "after");
    }

    private static IEnumerable<string> Things(PlanDifference difference, params ChangeKind[] kinds) => difference.Resources
        .Where(change => kinds.Contains(change.Kind)).Select(NameOf)
        .Concat(difference.Manifests.Where(change => kinds.Contains(change.Kind)).Select(NameOf))
        .Order(StringComparer.Ordinal);

    // Of a list that changed, no more than that it did.
    private static IEnumerable<string> Changes(PlanDifference difference) => difference.Resources
        .SelectMany(change => change.Properties.Select(property => $"{NameOf(change)} {Item().Replace(property.Path, "")}"))
        .Concat(difference.Manifests.SelectMany(change => change.Properties.Select(property => $"{NameOf(change)} {Item().Replace(property.Path, "")}")))
        // What a resource waits for follows from its inputs.
        .Where(change => !change.EndsWith(" [dependsOn]", StringComparison.Ordinal))
        .Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=.)\[.*$")]
    private static partial Regex Item();

    // "aws:ec2/subnet:Subnet::vpc-private-eu-west-1c" of its URN.
    private static string NameOf(ResourceChange change) => $"{change.Type}::{change.Name}";

    private static string NameOf(ManifestChange change) => $"{change.Path}#{change.ObjectKind}/{change.Name}";

    private async Task<Plan> PlanAsync(string settings)
    {
        _folder.Write("Pulumi.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.yaml")));
        _folder.Write("Pulumi.prod.yaml", settings);
        var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(_folder.Path, "prod"));
        Assert.Empty(planning.Problems);
        return planning.Plan!;
    }
}
