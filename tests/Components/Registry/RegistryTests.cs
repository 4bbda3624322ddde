using System.Text.Json;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class RegistryTests
{
    [Fact]
    public async Task Constructor_Defaults_MakesImmutableScannedEncryptedRepositories()
    {
        var resources = await RunAsync();

        Assert.Equal(["registry-fleet-api", "registry-sample"], resources.NamesOfType("aws:ecr/repository:Repository"));
        Assert.Equal(["infra/fleet/api", "infra/sample"], [resources["registry-fleet-api"]["name"], resources["registry-sample"]["name"]]);
        foreach (var repository in resources.OfType("aws:ecr/repository:Repository"))
        {
            Assert.Equal(
                ["IMMUTABLE", true, "AES256", false, "platform"],
                [
                    repository["imageTagMutability"], repository["imageScanningConfiguration.scanOnPush"], repository["encryptionConfigurations.0.encryptionType"],
                    repository["forceDelete"], repository["tags.Owner"],
                ]);
        }

        Assert.Equal("infra/fleet/api", resources["registry-fleet-api-lifecycle"]["repository"]);
        Assert.Empty(resources.OfType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration"));
    }

    [Fact]
    public async Task Constructor_ScansRegistry_NamesTheProjectsRepositories()
    {
        var scanning = (await RunAsync(args => args with { ScansRegistry = true }))["registry-scanning"];

        Assert.Equal(
            ["BASIC", "SCAN_ON_PUSH", "infra/*", "WILDCARD"],
            [
                scanning["scanType"], scanning["rules.0.scanFrequency"],
                scanning["rules.0.repositoryFilters.0.filter"], scanning["rules.0.repositoryFilters.0.filterType"],
            ]);
    }

    [Fact]
    public void Policy_Numbers_AreInTheRulesInOrderOfPriority()
    {
        using var policy = JsonDocument.Parse(ImageLifecycle.Policy(14, 200));
        var rules = policy.RootElement.GetProperty("rules").EnumerateArray().ToArray();

        Assert.Equal([1, 2], rules.Select(rule => rule.GetProperty("rulePriority").GetInt32()));
        Assert.All(rules, rule => Assert.Equal("expire", rule.GetProperty("action").GetProperty("type").GetString()));
        Assert.Equal(
            """{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14}""",
            rules[0].GetProperty("selection").GetRawText());
        Assert.Equal("""{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":200}""", rules[1].GetProperty("selection").GetRawText());
    }

    [Fact]
    public async Task Host_Component_IsKnownInAPlan()
    {
        Registry? registry = null;
        await AwsMocks.RunAsync(() => registry = Create(args => args));

        Assert.Equal("111122223333.dkr.ecr.eu-central-1.amazonaws.com", registry!.Host);
        Assert.Equal(["registry-fleet-api", "registry-sample"], registry.Repositories.Select(repository => repository.GetResourceName()));
    }

    [Theory]
    [InlineData("Sample")]
    [InlineData("sample/")]
    [InlineData("/sample")]
    [InlineData("sample*")]
    public async Task Constructor_WrongName_Fails(string name) =>
        Assert.Contains($"'{name}' cannot be a repository's name", await FailAsync(args => args with { Repositories = [name] }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_WrongArguments_Fails()
    {
        Assert.Contains("'a/b' and 'a-b', which are the same resource", await FailAsync(args => args with { Repositories = ["a/b", "a-b"] }), StringComparison.Ordinal);
        Assert.Contains("UntaggedRetentionInDays is 0", await FailAsync(args => args with { UntaggedRetentionInDays = 0 }), StringComparison.Ordinal);
        Assert.Contains("KeptImages is 0", await FailAsync(args => args with { KeptImages = 0 }), StringComparison.Ordinal);
        Assert.Contains("ForceDelete is set on protected repositories", await FailAsync(args => args with { ForceDelete = true }), StringComparison.Ordinal);
    }

    private static Task<RegisteredResources> RunAsync(Func<RegistryArgs, RegistryArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<RegistryArgs, RegistryArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static Registry Create(Func<RegistryArgs, RegistryArgs> change) =>
        new("registry", change(new RegistryArgs { Scope = TestScope.Dev, Repositories = ["sample", "fleet/api"] }));
}
