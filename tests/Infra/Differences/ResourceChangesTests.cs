using Infra.Differences;
using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences;

public sealed class ResourceChangesTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Command = "command:local:Command";
    private const string Provider = "pulumi:providers:aws";

    [Fact]
    public void Of_SamePlan_SaysNothing() => Assert.Empty(ResourceChanges.Of(KopsYaml.Plan().Build(), KopsYaml.Plan().Build()));

    [Fact]
    public void Of_ResourcesThatComeAndGo_NamesThemByUrn()
    {
        var changes = ResourceChanges.Of(new PlanBuilder().Add(Vpc, "b").Build(), new PlanBuilder().Add(Vpc, "c").Add(Subnet, "a").Build());
        Assert.Equal(
            [(ChangeKind.Added, Subnet, "a"), (ChangeKind.Removed, Vpc, "b"), (ChangeKind.Added, Vpc, "c")],
            changes.Select(change => (change.Kind, change.Type, change.Name)));
        Assert.All(changes, change => Assert.Empty(change.Properties));
    }

    [Fact]
    public void Of_WhatIsSaidBesideTheInputs_StandsInBrackets()
    {
        var changes = ResourceChanges.Of(
            new PlanBuilder().Add(Vpc, "a", provider: "urn:p", dependsOn: ["urn:x", "urn:y"]).Build(),
            new PlanBuilder().Add(Vpc, "a", protect: true, dependsOn: ["urn:y", "urn:z"]).Build());
        Assert.Equal(
            ["[dependsOn]: \"urn:x\" -> ", "[dependsOn]:  -> \"urn:z\"", "[protect]: false -> true", "[provider]: \"urn:p\" -> "],
            Assert.Single(changes).Properties.Select(ValueChangesTests.Shown));
        Assert.False(changes[0].WasProtected);
    }

    [Fact]
    public void Of_OtherOptions_AreChanges()
    {
        var plan = new PlanBuilder().Add(Vpc, "a").Build();
        var changes = ResourceChanges.Of(
            plan with { Resources = [plan.Resources[0] with { RetainOnDelete = true, IgnoreChanges = ["tags", "cidrBlock"] }] },
            plan with { Resources = [plan.Resources[0] with { IgnoreChanges = ["tags"], ReplaceOnChanges = ["tags.a"] }] });
        Assert.Equal(
            ["[ignoreChanges]: \"cidrBlock\" -> ", "[replaceOnChanges]:  -> \"tags.a\"", "[retainOnDelete]: true -> false"],
            Assert.Single(changes).Properties.Select(ValueChangesTests.Shown));
        Assert.Empty(changes[0].ReplacedBy);
    }

    [Fact]
    public void Of_AnIgnoredChangeOfOneItem_LeavesTheOthers()
    {
        var before = new PlanBuilder().Add(Bucket, "state", """{"rules": [{"name": "a"}, {"name": "b"}]}""").Build();
        var after = new PlanBuilder().Add(Bucket, "state", """{"rules": [{"name": "x"}, {"name": "y"}]}""").Build();
        var change = Assert.Single(ResourceChanges.Of(Ignoring(before, "rules[0].name"), Ignoring(after, "rules[0].name")));
        Assert.DoesNotContain(change.Properties, property => property.Path.Contains("name=x", StringComparison.Ordinal));
        Assert.Contains(change.Properties, property => property.Path == "rules[name=y]");
    }

    [Fact]
    public void Of_AnInputThatCannotBeChangedInPlace_ReplacesTheResource()
    {
        var changes = ResourceChanges.Of(
            new PlanBuilder().Add(Bucket, "state", """{"bucket": "a", "tags": {"x": "1"}}""", protect: true).Add(Bucket, "logs", """{"tags": {"x": "1"}}""").Build(),
            new PlanBuilder().Add(Bucket, "state", """{"bucket": "b", "tags": {"x": "2"}}""", protect: true).Add(Bucket, "logs", """{"tags": {"x": "2"}}""").Build());
        var logs = Assert.Single(changes, change => change.Name == "logs");
        Assert.Empty(logs.ReplacedBy);
        Assert.Null(logs.Loss);
        var state = Assert.Single(changes, change => change.Name == "state");
        Assert.Equal(["bucket"], state.ReplacedBy.AsEnumerable());
        Assert.Equal(new Loss(LossKind.Data, "the bucket's objects"), state.Loss);
        Assert.True(state.WasProtected);
    }

    [Fact]
    public void Of_ARemovedBucket_LosesItsObjects()
    {
        var change = Assert.Single(ResourceChanges.Of(new PlanBuilder().Add(Bucket, "state", protect: true).Build(), new PlanBuilder().Build()));
        Assert.Equal(new Loss(LossKind.Data, "the bucket's objects"), change.Loss);
        Assert.True(change.WasProtected);
    }

    [Fact]
    public void Of_ARetainedBucket_LosesNothing()
    {
        var plan = new PlanBuilder().Add(Bucket, "state").Build();
        var retained = plan with { Resources = [plan.Resources[0] with { RetainOnDelete = true }] };
        Assert.Null(Assert.Single(ResourceChanges.Of(retained, new PlanBuilder().Build())).Loss);
    }

    [Theory]
    [InlineData("tags", "bucket")]
    [InlineData("tags.x", "bucket")]
    [InlineData("bucket", "tags.x")]
    [InlineData("*")]
    public void Of_ChangesThatAreIgnored_AreNone(string ignored, params string[] changed)
    {
        var before = new PlanBuilder().Add(Bucket, "state", """{"bucket": "a", "tags": {"x": "1"}}""").Build();
        var after = new PlanBuilder().Add(Bucket, "state", """{"bucket": "b", "tags": {"x": "2"}}""").Build();
        var changes = ResourceChanges.Of(Ignoring(before, ignored), Ignoring(after, ignored));
        Assert.Equal(changed, changes.SelectMany(change => change.Properties).Select(property => property.Path));
    }

    [Fact]
    public void Of_ChangesOnWhichTheProgramReplaces_ReplaceTheResource()
    {
        var before = new PlanBuilder().Add(Command, "apply", """{"environment": {"CLUSTER": "a", "LEVEL": "1"}}""").Build();
        var after = new PlanBuilder().Add(Command, "apply", """{"environment": {"CLUSTER": "b", "LEVEL": "2"}}""").Build();
        var change = Assert.Single(ResourceChanges.Of(
            before with { Resources = [before.Resources[0] with { ReplaceOnChanges = ["environment.CLUSTER"] }] },
            after with { Resources = [after.Resources[0] with { ReplaceOnChanges = ["environment.CLUSTER"] }] }));
        Assert.Equal(["environment.CLUSTER"], change.ReplacedBy.AsEnumerable());
        Assert.Equal(2, change.Properties.Length);
    }

    [Fact]
    public void Of_AnAliasOfAUrnThatIsGone_IsARename()
    {
        var change = Assert.Single(ResourceChanges.Of(
            new PlanBuilder().Add(Vpc, "old", """{"cidrBlock": "10.0.0.0/16"}""").Build(),
            WithAlias(new PlanBuilder().Add(Vpc, "new", """{"cidrBlock": "10.0.0.0/16"}""").Build(), "new", PlanBuilder.Urn(Vpc, "old"))));
        Assert.Equal((ChangeKind.Renamed, PlanBuilder.Urn(Vpc, "new"), PlanBuilder.Urn(Vpc, "old")), (change.Kind, change.Urn, change.FormerUrn));
        Assert.Empty(change.Properties);
        Assert.Null(change.Loss);
    }

    [Fact]
    public void Of_WhatRefersToARenamedResource_HasNotChanged()
    {
        var changes = ResourceChanges.Of(Referring("old"), WithAlias(Referring("new"), "new", PlanBuilder.Urn(Vpc, "old")));
        Assert.Equal(ChangeKind.Renamed, Assert.Single(changes).Kind);

        static Plan Referring(string vpc) => new PlanBuilder()
            .Add(Vpc, vpc)
            .Add(Subnet, "s", $$"""{"vpcId": {{PlanBuilder.Unknown(Vpc, vpc)}}, "tags": {"of": {"$template": ["x", {{PlanBuilder.Unknown(Vpc, vpc)}}]} } }""", dependsOn: [PlanBuilder.Urn(Vpc, vpc)], provider: PlanBuilder.Urn(Vpc, vpc))
            .AddUnder(PlanBuilder.Urn(Vpc, vpc), Subnet, "t")
            .Build();
    }

    [Fact]
    public void Of_ARenameWithAChange_HasBoth()
    {
        var change = Assert.Single(ResourceChanges.Of(
            new PlanBuilder().Add(Bucket, "old", """{"bucket": "a"}""").Build(),
            WithAlias(new PlanBuilder().Add(Bucket, "new", """{"bucket": "b"}""").Build(), "new", PlanBuilder.Urn(Bucket, "old"))));
        Assert.Equal(ChangeKind.Renamed, change.Kind);
        Assert.Equal(["bucket"], change.ReplacedBy.AsEnumerable());
        Assert.NotNull(change.Loss);
    }

    [Fact]
    public void Of_AnAliasOfAUrnThatIsStillThere_IsNoRename()
    {
        var changes = ResourceChanges.Of(
            new PlanBuilder().Add(Vpc, "old").Build(),
            WithAlias(new PlanBuilder().Add(Vpc, "old").Add(Vpc, "new").Build(), "new", PlanBuilder.Urn(Vpc, "old")));
        Assert.Equal((ChangeKind.Added, "new"), (Assert.Single(changes).Kind, changes[0].Name));
    }

    [Fact]
    public void Of_TwoAliasesOfOneUrn_IsOneRename()
    {
        var after = WithAlias(WithAlias(new PlanBuilder().Add(Vpc, "a").Add(Vpc, "b").Build(), "a", PlanBuilder.Urn(Vpc, "old")), "b", PlanBuilder.Urn(Vpc, "old"));
        Assert.Equal([ChangeKind.Renamed, ChangeKind.Added], ResourceChanges.Of(new PlanBuilder().Add(Vpc, "old").Build(), after).Select(change => change.Kind));
    }

    [Fact]
    public void Of_ARenameWithoutAnAlias_ComesAndGoes()
    {
        var changes = ResourceChanges.Of(new PlanBuilder().Add(Bucket, "old").Build(), new PlanBuilder().Add(Bucket, "new").Build());
        Assert.Equal([(ChangeKind.Added, false), (ChangeKind.Removed, true)], changes.Select(change => (change.Kind, change.Loss is not null)));
    }

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("us-east-1", "region")]
    public void Of_AProviderOfAnotherRegion_ReplacesWhatSaysNoRegionOfItsOwn(string region, params string[] replacedBy)
    {
        var changes = ResourceChanges.Of(Provided("one"), Provided("two"));
        Assert.Equal(replacedBy, Assert.Single(changes, change => change.Name == "a").ReplacedBy);
        Assert.Empty(Assert.Single(changes, change => change.Name == "everywhere").ReplacedBy);
        Assert.Empty(Assert.Single(changes, change => change.Name == "elsewhere").ReplacedBy);

        Plan Provided(string provider) => new PlanBuilder()
            .Add(Provider, "one", """{"region": "eu-west-1"}""")
            .Add(Provider, "two", $$"""{"region": "{{region}}"}""")
            .Add(Vpc, "a", provider: PlanBuilder.Urn(Provider, provider))
            .Add(Vpc, "elsewhere", """{"region": "us-west-2"}""", provider: PlanBuilder.Urn(Provider, provider))
            .Add("aws:iam/role:Role", "everywhere", provider: PlanBuilder.Urn(Provider, provider))
            .Build();
    }

    [Fact]
    public void Of_AnotherRegionOfTheSameProvider_ReplacesTheResourcesThatSayNothingOfIt()
    {
        var changes = ResourceChanges.Of(In("eu-west-1"), In("us-east-1"));
        var vpc = Assert.Single(changes, change => change.Type == Vpc);
        Assert.Equal((ChangeKind.Changed, 0), (vpc.Kind, vpc.Properties.Length));
        Assert.Equal(["region"], vpc.ReplacedBy.AsEnumerable());

        static Plan In(string region) => new PlanBuilder().Add(Provider, "aws", $$"""{"region": "{{region}}"}""").Add(Vpc, "a", provider: PlanBuilder.Urn(Provider, "aws")).Build();
    }

    [Fact]
    public void Of_AProviderOfAnotherCluster_ReplacesWhatItMade()
    {
        const string Kubernetes = "pulumi:providers:kubernetes";
        var change = Assert.Single(ResourceChanges.Of(In("a"), In("b")), change => change.Name == "space");
        Assert.Equal(["[provider]"], change.ReplacedBy.AsEnumerable());
        Assert.Equal(new Loss(LossKind.Data, "all that the namespace holds"), change.Loss);

        static Plan In(string cluster) => new PlanBuilder()
            .Add(Kubernetes, "k", $$"""{"cluster": "{{cluster}}"}""")
            .Add("kubernetes:core/v1:Namespace", "space", provider: PlanBuilder.Urn(Kubernetes, "k"))
            .Build();
    }

    private static Plan Ignoring(Plan plan, string path) => plan with { Resources = [plan.Resources[0] with { IgnoreChanges = [path] }] };

    [Theory]
    [InlineData("""{"kubeconfig": "old", "clusterIdentifier": "main"}""", """{"kubeconfig": "new", "clusterIdentifier": "main"}""", "")]
    [InlineData("""{"kubeconfig": "old", "clusterIdentifier": "main"}""", """{"kubeconfig": "old", "clusterIdentifier": "other"}""", "clusterIdentifier")]
    [InlineData("""{"kubeconfig": "old"}""", """{"kubeconfig": "old", "clusterIdentifier": "main"}""", "")]
    [InlineData("""{"kubeconfig": "old"}""", """{"kubeconfig": "new", "clusterIdentifier": "main"}""", "kubeconfig")]
    [InlineData("""{"kubeconfig": "old"}""", """{"kubeconfig": "new"}""", "kubeconfig")]
    public void Of_AClusterWithAnIdentifier_IsAnotherByThatAlone(string before, string after, string replacedBy)
    {
        const string Kubernetes = "pulumi:providers:kubernetes";
        var changes = ResourceChanges.Of(In(before), In(after));
        Assert.Equal(replacedBy, string.Join(',', Assert.Single(changes, change => change.Type == Kubernetes).ReplacedBy));
        Assert.Equal(replacedBy.Length > 0, changes.Any(change => change.Name == "space"));

        static Plan In(string inputs) => new PlanBuilder()
            .Add(Kubernetes, "k", inputs)
            .Add("kubernetes:core/v1:Namespace", "space", provider: PlanBuilder.Urn(Kubernetes, "k"))
            .Build();
    }

    private static Plan WithAlias(Plan plan, string name, string alias) =>
        plan with { Resources = [.. plan.Resources.Select(resource => resource.Name == name ? resource with { Aliases = [alias] } : resource)] };
}
