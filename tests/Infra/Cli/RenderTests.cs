using System.Globalization;
using Infra.Components;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

/// <summary>Rendering through the real command line, into a project of its own with the repository's configurations.</summary>
public sealed class RenderTests : IDisposable
{
    private const string Settings = "kubernetes/dev/guard/configmap-guard-settings.yaml";
    private const string Header = "# Rendered by `infra render` from tests/Infra/Support/TestPlatform.cs. Change those; this file is overwritten.\n";

    private readonly List<CliRun> _runs = [];
    private readonly CliRun _cli;

    public RenderTests() => _cli = Project(TestPlatform.Guard);

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    [Fact]
    public async Task Render_FirstTime_WritesEveryFileOfEveryStack()
    {
        Assert.Equal(0, await _cli.RunAsync("render"));
        Assert.Equal("", _cli.Error);
        Assert.Equal(
            $"{Header}apiVersion: v1\ndata:\n  mode: audit\nkind: ConfigMap\nmetadata:\n  name: guard-settings\n  namespace: guard-system\n",
            _cli.Read(Settings));
        Assert.Contains("docs/network/prod.md", _cli.Files());
        Assert.Contains("kubernetes/prod/guard/configmap-guard-settings.yaml", _cli.Files());
        Assert.DoesNotContain(_cli.Files(), file => file.StartsWith("clusters", StringComparison.Ordinal) || file.EndsWith(".tmp", StringComparison.Ordinal));
        var files = _cli.Files().Count(file => file.StartsWith("kubernetes/dev/", StringComparison.Ordinal));
        Assert.StartsWith($"dev: {files} manifests in 3 applications, and docs/network/dev.md; {files + 1} written, 0 unchanged, 0 removed\nprod: ", _cli.Output, StringComparison.Ordinal);
        Assert.All(_cli.Files().Where(file => !file.StartsWith("Pulumi", StringComparison.Ordinal)), file => Assert.DoesNotContain('\r', _cli.Read(file)));
    }

    [Fact]
    public async Task Render_SourcesOfDerivedObjects_NameWhatDeclaresAndWhatDerives()
    {
        await _cli.RunAsync("render");
        Assert.StartsWith(
            "# Rendered by `infra render` from tests/Infra/Support/TestPlatform.cs, components/Derivation/NetworkPolicies.cs. Change those; this file is overwritten.\n",
            _cli.Read("kubernetes/dev/namespaces/networkpolicy-guard-webhook.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_SecondTime_WritesNothing()
    {
        await _cli.RunAsync("render");
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var files = _cli.Files().Select(file => Path.Combine(_cli.Root, file)).ToList();
        files.ForEach(file => File.SetLastWriteTimeUtc(file, past));
        Assert.Equal(0, await _cli.RunAsync("render"));
        Assert.All(files, file => Assert.Equal(past, File.GetLastWriteTimeUtc(file)));
        Assert.Contains("; 0 written, ", _cli.Output, StringComparison.Ordinal);
        Assert.Equal((0, "clean\n", ""), (await _cli.RunAsync("render", "--check"), _cli.Output, _cli.Error));
    }

    [Fact]
    public async Task Render_NamedStacks_AreRenderedAlone()
    {
        Assert.Equal(0, await _cli.RunAsync("render", "--stack", "dev", "-s", "dev"));
        Assert.Single(_cli.Output.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain(_cli.Files(), file => file.Contains("prod", StringComparison.Ordinal) && file != "Pulumi.prod.yaml");
        Assert.Equal(0, await _cli.RunAsync("render", "--check", "--stack", "dev"));
        Assert.Equal(1, await _cli.RunAsync("render", "--check"));
    }

    [Fact]
    public async Task Check_NothingRendered_ListsAllAsMissingAndWritesNothing()
    {
        var before = _cli.Files();
        Assert.Equal(1, await _cli.RunAsync("render", "--check", "--stack", "dev"));
        Assert.Equal(before, _cli.Files());
        Assert.Contains($"missing  {Settings}\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("missing  docs/network/dev.md\n", _cli.Output, StringComparison.Ordinal);
        Assert.EndsWith("`infra render` writes them anew.\n", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_LineThatWasDeleted_NamesTheFileAndLeavesIt()
    {
        await _cli.RunAsync("render");
        var edited = _cli.Read(Settings).Replace("  mode: audit\n", "", StringComparison.Ordinal);
        _cli.With(Settings, edited);
        File.Delete(Path.Combine(_cli.Root, "docs/network/prod.md"));
        Assert.Equal(1, await _cli.RunAsync("render", "--check"));
        Assert.Equal($"missing  docs/network/prod.md\nchanged  {Settings}\n", _cli.Output);
        Assert.Equal(edited, _cli.Read(Settings));
        Assert.Equal(0, await _cli.RunAsync("render"));
        Assert.Contains("; 1 written, ", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync("render", "--check"));
    }

    [Fact]
    public async Task Render_AddonOfAnotherName_RemovesWhatTheFormerHad()
    {
        await _cli.RunAsync("render");
        var renamed = Project(context => TestPlatform.Guard(context) with { Name = new AddonName("watch") });
        foreach (var file in _cli.Files())
            renamed.With(file, _cli.Read(file));
        Assert.Equal(1, await renamed.RunAsync("render", "--check", "--stack", "dev"));
        Assert.Contains($"orphan   {Settings}\n", renamed.Output, StringComparison.Ordinal);
        Assert.Equal(0, await renamed.RunAsync("render"));
        Assert.Contains(" 2 removed\n", renamed.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(renamed.Root, "kubernetes/dev/guard")));
        Assert.Contains("kubernetes/dev/watch/configmap-guard-settings.yaml", renamed.Files());
        Assert.Equal(0, await renamed.RunAsync("render", "--check"));
    }

    [Theory]
    [InlineData("kubernetes/dev/notes.txt")]
    [InlineData("kubernetes/dev/guard/configmap-own.yaml")]
    [InlineData(Settings)]
    [InlineData("docs/network/dev.md")]
    public async Task Render_FileOfSomebodyElse_IsRefusedAndNothingIsWritten(string file)
    {
        var before = _cli.With(file, "kind: Own\n").Files();
        Assert.Equal(2, await _cli.RunAsync("render"));
        Assert.Equal(
            "infra: nothing was written: these files stand where rendered ones belong, and `infra render` has not written them. Move or delete them.\n" + $"  {file}\n", _cli.Error);
        Assert.Equal(2, await _cli.RunAsync("render", "--check"));
        Assert.Equal("", _cli.Output);
        Assert.Equal(before, _cli.Files());
        Assert.Equal("kind: Own\n", _cli.Read(file));
    }

    [Fact]
    public async Task Render_LinkInPlaceOfAFile_IsRefused()
    {
        await _cli.RunAsync("render");
        var (file, elsewhere) = (Path.Combine(_cli.Root, Settings), Path.Combine(_cli.Root, "elsewhere.yaml"));
        File.Move(file, elsewhere);
        File.CreateSymbolicLink(file, elsewhere);
        Assert.Equal(0, await _cli.RunAsync("render", "--check", "--stack", "prod"));
        Assert.Equal(2, await _cli.RunAsync("render"));
        Assert.Contains(Settings, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_StackThatIsGone_LosesItsFilesAndOthersKeepTheirs()
    {
        await _cli.RunAsync("render");
        File.Delete(Path.Combine(_cli.Root, "Pulumi.prod.yaml"));
        _cli.With("kubernetes/charts/Chart.yaml", "name: own\n").With("docs/network/README.md", "# Own\n");
        Assert.Equal(1, await _cli.RunAsync("render", "--check"));
        Assert.Contains("orphan   docs/network/prod.md\n", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync("render", "--check", "--stack", "dev"));
        Assert.Equal(0, await _cli.RunAsync("render"));
        Assert.Contains("\nprod: no longer a stack; ", _cli.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_cli.Root, "kubernetes/prod")));
        Assert.Contains("kubernetes/charts/Chart.yaml", _cli.Files());
        Assert.Contains("docs/network/README.md", _cli.Files());
        Assert.Equal(0, await _cli.RunAsync("render", "--check"));
    }

    [Fact]
    public async Task Render_UnknownStack_Returns2AndSuggests()
    {
        Assert.Equal(2, await _cli.RunAsync("render", "--stack", "dev", "--stack", "pord"));
        Assert.Contains("'prod' was probably meant", _cli.Error, StringComparison.Ordinal);
        Assert.Equal("", _cli.Output);
        Assert.False(Directory.Exists(Path.Combine(_cli.Root, "kubernetes")));
    }

    [Fact]
    public async Task Render_NoStackAtAll_Returns2()
    {
        using var cli = new CliRun();
        Assert.Equal(2, await cli.RunAsync("render"));
        Assert.Contains("has no stack", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OneStackWithProblems_WritesNothingOfAny()
    {
        _cli.With("Pulumi.dev.yaml", "config:\n  platform:acount: \"111122223333\"\n");
        Assert.Equal(2, await _cli.RunAsync("render"));
        Assert.Contains("infra: Pulumi.dev.yaml:2:", _cli.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_cli.Root, "kubernetes")));
    }

    [Theory]
    [InlineData("kubernetes")]
    [InlineData("docs")]
    public async Task Render_FolderThatCannotBeMade_Returns2AndSaysWhich(string file)
    {
        _cli.With(file, "a file in the folder's place");
        Assert.Equal(2, await _cli.RunAsync("render"));
        Assert.StartsWith("infra: rendering stopped: ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_cli.Root, file), _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_cli.Files(), each => each.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_AnotherCulture_WritesTheSameBytes()
    {
        await _cli.RunAsync("render");
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "minus";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        var former = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal((0, "clean\n"), (await _cli.RunAsync("render", "--check"), _cli.Output));
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public async Task Render_Secret_IsRefusedByFieldWithoutItsText()
    {
        var cli = Project(context => TestPlatform.Guard(context) with { Objects = [TestPlatform.Password("hunter2")] });
        Assert.Equal(2, await cli.RunAsync("render", "--stack", "dev", "--verbose"));
        Assert.StartsWith("infra: kubernetes/dev/guard/secret-password.yaml, stringData.password: a Secret's text would stand in Git.", cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", cli.Output + cli.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(cli.Root, "kubernetes")));
    }

    [Fact]
    public async Task Render_DeclarationsThatDoNotGoTogether_SaysSoInALineEach()
    {
        var cli = Project(context => TestPlatform.Guard(context) with { DependsOn = [new AddonName("gard")] });
        Assert.Equal(2, await cli.RunAsync("render", "--stack", "dev", "--verbose"));
        Assert.StartsWith("infra: guard: it depends on 'gard', which the environment has not", Assert.Single(cli.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ManifestThatDiffersBetweenClusters_NamesFileFieldAndClusters()
    {
        var cli = Project(context => TestPlatform.Guard(context) with { Objects = [TestPlatform.Settings("guard-settings", mode: context.ClusterName)] });
        Assert.Equal(2, await cli.RunAsync("render"));
        Assert.StartsWith(
            "infra: kubernetes/prod/guard/configmap-guard-settings.yaml, data.mode: it is not the same for the clusters 'a' and 'b'. Values of charts may differ between clusters, manifests may not",
            cli.Error, StringComparison.Ordinal);
    }

    private CliRun Project(params Func<AddonContext, Addon>[] addons)
    {
        var run = new CliRun { Platform = TestPlatform.Of(addons) };
        _runs.Add(run);
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml" })
            run.With(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
        return run;
    }
}
