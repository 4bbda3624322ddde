using Infra.Configuration;
using Infra.Differences;
using Infra.Differences.Comparison;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Differences;

public sealed class EnvironmentsTests
{
    private static readonly EnvironmentNames Dev = EnvironmentNames.Of(Config("dev"));
    private static readonly EnvironmentNames Prod = EnvironmentNames.Of(Config("prod"));
    private static readonly Lazy<Task<Plan>> DevPlan = new(() => PlanAsync("dev"));

    [Theory]
    [InlineData("urn:pulumi:dev::platform::platform:kops:KopsCluster$command:local:Command::main-kops-apply", "urn:pulumi:{stack}::platform::platform:kops:KopsCluster$command:local:Command::{cluster1}-kops-apply")]
    [InlineData("arn:aws:iam::111122223333:role/platform-dev-main-vault", "arn:aws:iam::{account}:role/platform-{stack}-{cluster1}-vault")]
    [InlineData("api.main.dev.example.com", "api.{cluster1}.{domain}")]
    [InlineData("https://vault.dev.example.com/ui", "https://vault.{domain}/ui")]
    [InlineData("s3.eu-central-1.amazonaws.com/main.dev.example.com:sub", "s3.{region}.amazonaws.com/{cluster1}.{domain}:sub")]
    [InlineData("platform-dev-private-main-eu-central-1b", "platform-{stack}-private-{cluster1}-{zone2}")]
    [InlineData("kubernetes/dev/vault/x.yaml", "kubernetes/{stack}/vault/x.yaml")]
    [InlineData("clusters/dev/main.yaml", "clusters/{stack}/{cluster1}.yaml")]
    [InlineData("arn:aws:s3:::platform-dev-loki-111122223333/main/*", "arn:aws:s3:::platform-{stack}-loki-{account}/{cluster1}/*")]
    [InlineData("CostCentre=x,Environment=dev,Owner=y", "CostCentre=x,Environment={stack},Owner=y")]
    [InlineData("Alerts of dev, shop", "Alerts of {stack}, shop")]
    public void InText_NamesOfTheEnvironment_ArePlaceholders(string text, string expected) => Assert.Equal(expected, Dev.InText(text));

    [Theory]
    [InlineData("2>/dev/null")]
    [InlineData("https://rekor.sigstore.dev")]
    [InlineData("https://github.com/example/platform/blob/main/docs")]
    [InlineData("main")]
    [InlineData("backups/etcd/main")]
    [InlineData("developers of the main branch")]
    [InlineData("a node of dev machines")]
    [InlineData("eu-central-1c")]
    [InlineData("1111222233334")]
    [InlineData("mydev.example.com")]
    [InlineData("the-main-thing")]
    [InlineData("platform-developers")]
    public void InText_WordsThatOnlyLookLikeThem_Stay(string text) => Assert.Same(text, Dev.InText(text));

    [Theory]
    [InlineData("urn:pulumi:prod::platform::platform:cluster:Cluster::b", "urn:pulumi:{stack}::platform::platform:cluster:Cluster::{cluster2}")]
    [InlineData("platform-prod-a-backup-shop", "platform-{stack}-{cluster1}-backup-shop")]
    [InlineData("vpc-private-b-eu-west-1a", "vpc-private-{cluster2}-{zone1}")]
    [InlineData("platform-prod-audit", "platform-{stack}-audit")]
    [InlineData("argocd.a.prod.example.com", "argocd.{cluster1}.{domain}")]
    [InlineData("a list of b", "a list of b")]
    public void InText_OfProd_IsAsExact(string text, string expected) => Assert.Equal(expected, Prod.InText(text));

    [Theory]
    [InlineData("main-vault", "{cluster1}-vault")]
    [InlineData("main", "{cluster1}")]
    [InlineData("mainly", "mainly")]
    [InlineData("vpc-main", "vpc-main")]
    public void InName_OfAClustersResource_BeginsWithThePlaceholder(string name, string expected) => Assert.Equal(expected, Dev.InName(name));

    [Theory]
    [InlineData("Environment", "dev", "{stack}")]
    [InlineData("clusterName", "main", "{cluster1}")]
    [InlineData("targetRevision", "main", "main")]
    public void InValue_WholeTexts_GoByTheirKeys(string key, string text, string expected) => Assert.Equal(expected, Dev.InValue(key, text));

    [Fact]
    public async Task Normalised_Plan_DiffersNotFromItself()
    {
        var plan = await DevPlan.Value;
        Assert.Empty(ResourceChanges.Of(plan, plan));
        Assert.Equal(plan.Resources.Select(resource => resource.Urn).Order(StringComparer.Ordinal), plan.Resources.Select(resource => resource.Urn));
        Assert.Equal(plan.Resources.Length, plan.Resources.Select(resource => resource.Urn).Distinct().Count());
    }

    [Fact]
    public async Task Normalised_DevAndProd_MeetInWhatBothHave()
    {
        var (dev, prod) = (await DevPlan.Value, await PlanAsync("prod"));
        var resources = ResourceChanges.Of(dev, prod);
        // dev is the smaller one: all that it has in AWS, prod has too.
        Assert.DoesNotContain(resources, change => change.Kind == ChangeKind.Removed && change.Type.StartsWith("aws:", StringComparison.Ordinal));
        Assert.DoesNotContain(resources.SelectMany(change => change.Properties), property =>
            property.Path.StartsWith("tags.", StringComparison.Ordinal) && property.Path != "tags.CostCentre");
    }

    private static EnvironmentConfig Config(string stack) => StackSettings.Load(Repository.Root, stack, PulumiProject.Load(Repository.Root)).ReadEnvironment();

    private static async Task<Plan> PlanAsync(string stack)
    {
        var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(Repository.Root, stack));
        Assert.Empty(planning.Problems);
        return Environments.Normalised(planning.Plan!, Config(stack));
    }
}
