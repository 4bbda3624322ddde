using Infra.Components;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Aws.S3;

namespace Infra.Tests.Planning;

public sealed class PlannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Func<EnvironmentConfig, ClusterSpec, PlatformModel> _platform = TestPlatform.Of();

    public PlannerTests()
    {
        File.Copy(Path.Combine(Repository.Root, "Pulumi.yaml"), Path.Combine(_folder.Path, "Pulumi.yaml"));
        File.Copy(Path.Combine(Repository.Root, "Pulumi.dev.yaml"), Path.Combine(_folder.Path, "Pulumi.dev.yaml"));
        File.Copy(Path.Combine(Repository.Root, "Pulumi.prod.yaml"), Path.Combine(_folder.Path, "Pulumi.prod.yaml"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dev", false)]
    [InlineData("prod", true)]
    public async Task PlanAsync_Program_RunsOnTheStacksConfiguration(string stack, bool protect)
    {
        EnvironmentConfig? given = null;
        var planning = await PlanAsync(stack, environment =>
        {
            given = environment;
            var bucket = new Bucket("state", new BucketArgs { BucketName = "platform-state" });
            return new Dictionary<string, object?> { ["bucket"] = bucket.Arn };
        });
        Assert.Empty(planning.Problems);
        Assert.Equal(stack, given?.Stack);
        Assert.Equal(("platform", stack), (planning.Plan?.Project, planning.Plan?.Stack));
        Assert.Contains(planning.Plan!.Resources, resource => resource is { Type: "aws:s3/bucket:Bucket", Name: "state" });
        Assert.True(planning.Plan.Outputs.Items.ContainsKey("bucket"));
        Assert.Equal(protect, planning.Facts?.Protect);
    }

    [Fact]
    public async Task PlanAsync_Facts_KnowWhichTypesCarryTags()
    {
        var planning = await PlanAsync("dev", _ => new Dictionary<string, object?>());
        var isTaggable = planning.Facts!.IsTaggable;
        Assert.True(isTaggable("aws:ec2/vpc:Vpc"));
        Assert.False(isTaggable("aws:ec2/route:Route"));
        Assert.False(isTaggable("random:index/randomPassword:RandomPassword"));
    }

    [Fact]
    public async Task PlanAsync_ConfigurationWithProblems_GivesAllOfThemWithTheirLines()
    {
        _folder.Write("Pulumi.dev.yaml", "config:\n  platform:account: \"12\"\n  platform:acount: \"111122223333\"\n");
        var planning = await PlanAsync("dev", _ => throw new InvalidOperationException("never run"));
        Assert.Null(planning.Plan);
        Assert.Contains(planning.Problems, problem => problem.Message.StartsWith("Pulumi.dev.yaml:2:", StringComparison.Ordinal));
        Assert.Contains(planning.Problems, problem => problem.Message.StartsWith("Pulumi.dev.yaml:3:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlanAsync_MisspeltStack_SuggestsAndLists()
    {
        var planning = await PlanAsync("pord", _ => throw new InvalidOperationException("never run"));
        var problem = Assert.Single(planning.Problems);
        Assert.Contains("one of the stacks dev, prod; 'prod' was probably meant", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_ProgramThatRegistersTwice_SaysWhichResource()
    {
        var planning = await PlanAsync("dev", environment =>
        {
            _ = new Bucket("state");
            _ = new Bucket("state");
            return new Dictionary<string, object?>();
        });
        Assert.Null(planning.Plan);
        Assert.Contains(planning.Problems, problem => problem.Message.Contains("'state'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlanAsync_ProgramThatThrows_KeepsTheExceptionAndTheWarnings()
    {
        var planning = await PlanAsync("dev", _ =>
        {
            Log.Warn("careful");
            throw new InvalidOperationException("broken");
        });
        Assert.Contains(planning.Problems, problem => problem.Message.Contains("broken", StringComparison.Ordinal) && problem.Exception is not null);
        Assert.Equal(["careful"], planning.Warnings.AsEnumerable());
    }

    [Fact]
    public async Task PlanAsync_Platform_HasItsManifestsByPathAmongTheOthers()
    {
        _platform = TestPlatform.Of(TestPlatform.Guard);
        var planning = await PlanAsync("dev", environment =>
        {
            _ = new BucketObjectv2("documents", new BucketObjectv2Args { Bucket = "b", Key = "_documents/main.dev.example.com.yaml", Content = "kind: Cluster\n" });
            return new Dictionary<string, object?>();
        });
        Assert.Empty(planning.Problems);
        var manifests = planning.Plan!.Manifests;
        Assert.Equal("clusters/dev/main.yaml", manifests[0].Path);
        Assert.Equal(manifests.Select(manifest => manifest.Path).Order(StringComparer.Ordinal), manifests.Select(manifest => manifest.Path));
        var settings = Assert.Single(manifests, manifest => manifest.Application == "guard");
        Assert.Equal("kubernetes/dev/guard/configmap-guard-settings.yaml", settings.Path);
        Assert.Equal(
            PlanBuilder.Value("""{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "guard-settings", "namespace": "guard-system"}, "data": {"mode": "audit"}}"""),
            settings.Object);
    }

    [Fact]
    public async Task PlanAsync_DeclarationsThatDoNotGoTogether_GivesAProblemEachAndRunsNothing()
    {
        _platform = TestPlatform.Of(context => TestPlatform.Guard(context) with { DependsOn = [new AddonName("gard"), new AddonName("mesh")] });
        var planning = await PlanAsync("dev", _ => throw new InvalidOperationException("never run"));
        Assert.Null(planning.Plan);
        Assert.Equal(2, planning.Problems.Length);
        Assert.All(planning.Problems, problem => Assert.Null(problem.Exception));
        Assert.StartsWith("guard: it depends on 'gard', which the environment has not", planning.Problems[0].Message, StringComparison.Ordinal);
    }

    private Task<PlanningResult> PlanAsync(string stack, Func<EnvironmentConfig, IDictionary<string, object?>> program) =>
        new Planner(program, _platform).PlanAsync(new PlanRequest(_folder.Path, stack));
}
