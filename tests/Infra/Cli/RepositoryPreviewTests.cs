using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

/// <summary>The repository's own stacks, by the whole program.</summary>
public sealed class RepositoryPreviewTests
{
    public static TheoryData<string> Stacks =>
    [
        .. Directory.GetFiles(Repository.Root, "Pulumi.*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Preview_Stack_HasNoFindingAndTheSameBytesAgain(string stack)
    {
        using var cli = new CliRun { Planner = new Planner(Platform.Define, EnvironmentPlatform.Of) };
        Assert.Equal((0, $"no errors, no warnings, {(stack == "prod" ? 15 : 5)} exemptions in use\n"), (await cli.RunInAsync(Repository.Root, "preview", "--stack", stack, "--json", "-"), cli.Error));
        var first = cli.Output;
        Assert.Equal(first, PlanJson.Write(PlanJson.Read(first)));
        await cli.RunInAsync(Repository.Root, "preview", "--stack", stack, "--json", "-");
        Assert.Equal(first, cli.Output);
    }
}
