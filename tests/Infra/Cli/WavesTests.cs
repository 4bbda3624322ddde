using Infra.Components;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class WavesTests
{
    [Fact]
    public async Task Waves_Stack_ListsApplicationsByWaveAndWhatTheyNeed()
    {
        using var cli = Project(new CliRun { Platform = TestPlatform.Of(TestPlatform.Store, TestPlatform.Mesh) });
        Assert.Equal((0, ""), (await cli.RunAsync("waves", "--stack", "prod"), cli.Error));
        Assert.Equal(
            """
            0: namespaces
            1: mesh, team-shop
               mesh needs namespaces
               team-shop needs namespaces
            2: mesh-policies
               mesh-policies needs mesh, namespaces
            3: store
               store needs mesh, mesh-policies, namespaces

            """.ReplaceLineEndings("\n"),
            cli.Output);
    }

    [Fact]
    public async Task Waves_Teardown_ListsWhatGoesBeforeWhat()
    {
        using var cli = Project(new CliRun { Platform = TestPlatform.Of(TestPlatform.Store, TestPlatform.Mesh) });
        Assert.Equal((0, ""), (await cli.RunAsync("waves", "--stack", "prod", "--teardown"), cli.Error));
        Assert.StartsWith(
            """
            account 444455556666
            region eu-west-1
            project platform
            protect true
            state-store s3://platform-prod-kops-state-444455556666
            cluster b b.prod.example.com
            application b store 3
            application b mesh-policies 2
            kind b authorizationpolicy.security.istio.io mesh
            kind b peerauthentication.security.istio.io mesh
            kind b serviceentry.networking.istio.io mesh
            application b mesh 1
            application b team-shop 1
            application b namespaces 0
            cluster a a.prod.example.com

            """.Replace(' ', '\t'),
            cli.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waves_Problems_Returns2AndALineEach()
    {
        using var cli = Project(new CliRun { Platform = TestPlatform.Of(context => TestPlatform.Guard(context) with { DependsOn = [new AddonName("gard")] }) });
        Assert.Equal(2, await cli.RunAsync("waves"));
        Assert.StartsWith("infra: guard: it depends on 'gard'", cli.Error, StringComparison.Ordinal);
        Assert.Equal(2, await cli.RunAsync("waves", "--stack", "prd"));
        Assert.Contains("'prod' was probably meant", cli.Error, StringComparison.Ordinal);
        Assert.Empty(cli.Output);
    }

    private static CliRun Project(CliRun run)
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml" })
            run.With(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
        return run;
    }
}
