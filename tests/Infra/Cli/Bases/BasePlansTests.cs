using System.Collections.Immutable;
using Infra.Cli;
using Infra.Cli.Bases;
using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Cli.Bases;

/// <summary>Plans of commits, in a repository of git's own making.</summary>
public sealed class BasePlansTests : IDisposable
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private static readonly DateOnly Today = new(2026, 6, 1);

    private readonly FolderPlanner _planner = new();
    private readonly CliRun _cli;
    private readonly List<ChildProcess> _others = [];
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public BasePlansTests()
    {
        _cli = new CliRun { Planner = _planner, Run = RunAsync };
        _cli.With("Pulumi.dev.yaml", "config: {}\n").With("buckets", "state").With("infra/Program.cs", "// first\n").With(".gitignore", "artifacts/\n");
    }

    public void Dispose()
    {
        _cli.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Of_SameProgram_IsComputedInAWorktreeAndKept()
    {
        var commit = await CommitAsync();
        _cli.With("buckets", "state logs");

        var plan = await BaseAsync("main");

        Assert.Equal($"main ({commit[..7]})", plan.Name);
        Assert.Equal("state", Assert.Single(plan.Plan.Resources).Name);
        Assert.NotEqual(_cli.Root, _planner.Asked.Single());
        Assert.False(Directory.Exists(_planner.Asked.Single()));
        Assert.Equal([$"artifacts/plans/{commit}/dev.2026-06-01.json"], _cli.Files().Where(file => file.StartsWith("artifacts/", StringComparison.Ordinal)));
        Assert.DoesNotContain("infra-base-", (await GitAsync("worktree", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_KeptPlan_IsReadAndNothingComputed()
    {
        await CommitAsync();
        var first = await BaseAsync("main");
        var second = await BaseAsync("main");

        Assert.Single(_planner.Asked);
        Assert.Equal(PlanJson.Write(first.Plan), PlanJson.Write(second.Plan));
        Assert.Equal(first.Name, second.Name);
    }

    [Fact]
    public async Task Of_AnotherDay_IsJudgedAnew()
    {
        await CommitAsync();
        await BaseAsync("main");
        await BaseAsync("main", day: Today.AddDays(1));
        Assert.Equal(2, _planner.Asked.Count);
    }

    [Fact]
    public async Task Of_KeptPlanOfAnOlderProgram_IsComputedAnew()
    {
        var commit = await CommitAsync();
        _cli.With($"artifacts/plans/{commit}/dev.2026-06-01.json", """{ "format": "infra-plan/0" }""");
        Assert.Single((await BaseAsync("main")).Plan.Resources);
        Assert.Single(_planner.Asked);
    }

    [Fact]
    public async Task Of_MoreThanTenCommits_ForgetsTheOldest()
    {
        await CommitAsync();
        for (var i = 0; i < 12; i++)
        {
            _cli.With($"artifacts/plans/{i:00}/dev.2026-06-01.json", "{}");
            Directory.SetLastWriteTimeUtc(Path.Combine(_cli.Root, $"artifacts/plans/{i:00}"), new DateTime(2026, 5, 1 + i, 0, 0, 0, DateTimeKind.Utc));
        }
        var commit = (await BaseAsync("main")).Name["main (".Length..^1];
        Assert.Equal(
            ["03", "04", "05", "06", "07", "08", "09", "10", "11", commit],
            Directory.EnumerateDirectories(Path.Combine(_cli.Root, "artifacts/plans")).Select(folder => Path.GetFileName(folder)[..Math.Min(7, Path.GetFileName(folder).Length)]).Order(StringComparer.Ordinal).OrderBy(name => name.Length));
    }

    [Theory]
    [InlineData("infra/Program.cs")]
    [InlineData("components/New.cs")]
    public async Task Of_AnotherProgram_IsBuiltAndWritesThePlansOfAllStacks(string changed)
    {
        _cli.With("Pulumi.prod.yaml", "config: {}\n");
        var commit = await CommitAsync();
        _cli.With(changed, "// second\n");

        var plan = await BaseAsync("main");

        Assert.Equal("built-dev", Assert.Single(plan.Plan.Resources).Name);
        Assert.Empty(_planner.Asked);
        Assert.Equal(["build", "preview dev", "preview prod"], _others.Select(child => child.Arguments[0] == "build" ? "build" : $"{child.Arguments[1]} {child.Arguments[3]}"));
        Assert.All(_others, child => Assert.Equal("offline", child.Environment["PulumiSdk"]));
        Assert.Equal($"infra: main ({commit[..7]}) has another program; building it, which takes a while. Its plans are kept.\n", _error.ToString());
        Assert.Equal("built-prod", Assert.Single((await BaseAsync("main", "prod")).Plan.Resources).Name);
        Assert.Equal(3, _others.Count);
    }

    [Fact]
    public async Task Of_AnotherProgramWithoutAPlanOfAnotherStack_HasThePlanOfThisOne()
    {
        _cli.With("Pulumi.broken.yaml", "config: {}\n");
        await CommitAsync();
        _cli.With("infra/Program.cs", "// second\n");
        Assert.Equal("built-dev", Assert.Single((await BaseAsync("main")).Plan.Resources).Name);
        Assert.Contains("there is no plan of main (", (await Assert.ThrowsAsync<CliException>(() => BaseAsync("main", "broken"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ProgramThatDoesNotBuild_SaysWhat()
    {
        await CommitAsync();
        _cli.With("infra/Program.cs", "does not build\n");
        await CommitAsync();
        _cli.With("infra/Program.cs", "// third\n");
        var exception = await Assert.ThrowsAsync<CliException>(() => BaseAsync("main"));
        Assert.Contains("does not build: Program.cs(1,1): error CS1002", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("infra-base-", (await GitAsync("worktree", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_StackThatTheCommitLacks_IsEmpty()
    {
        var commit = await CommitAsync();
        _cli.With("Pulumi.new.yaml", "config: {}\n");
        var plan = await BaseAsync("main", "new");
        Assert.Empty(plan.Plan.Resources);
        Assert.Equal($"main ({commit[..7]}), which has no 'new'", plan.Name);
    }

    [Fact]
    public async Task Of_CommitWithoutAPlan_SaysWhy()
    {
        _cli.With("buckets", "!the cidr is wrong");
        await CommitAsync();
        var exception = await Assert.ThrowsAsync<CliException>(() => BaseAsync("main"));
        Assert.EndsWith("to compare with: infra: the cidr is wrong", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_cli.Files(), file => file.EndsWith(".json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_ProjectInAFolderOfTheRepository_IsFoundInTheWorktree()
    {
        _cli.With("sub/Pulumi.yaml", "name: platform\nruntime: dotnet\n").With("sub/Pulumi.dev.yaml", "config: {}\n").With("sub/buckets", "inner");
        await CommitAsync();
        var root = Path.Combine(_cli.Root, "sub");
        var plan = await new BasePlans(_cli.Context(root, Stream.Null, _error), root).OfAsync("main", "dev", Today);
        Assert.Equal("inner", Assert.Single(plan.Plan.Resources).Name);
    }

    [Fact]
    public async Task Of_CommitByItsHash_IsNamedByItAlone()
    {
        var commit = await CommitAsync();
        Assert.Equal(commit[..7], (await BaseAsync(commit)).Name);
    }

    [Theory]
    [InlineData("nosuch", "--base is 'nosuch', and this repository has no such commit. `git fetch origin nosuch` brings")]
    [InlineData("--upload-pack=x", "--base is '--upload-pack=x'; it is a branch, a tag or a commit, such as main.")]
    [InlineData("", "--base is ''; it is a branch")]
    public async Task Of_NoCommit_SaysSo(string reference, string message)
    {
        await CommitAsync();
        Assert.StartsWith(message, (await Assert.ThrowsAsync<CliException>(() => BaseAsync(reference))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_NoRepository_SaysSo() =>
        Assert.StartsWith("--base needs the project's Git repository, and git says of '", (await Assert.ThrowsAsync<CliException>(() => BaseAsync("main"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Of_NoGit_SaysSo()
    {
        _cli.Run = child => ChildProcess.RunAsync(child with { Program = "no-such-git" });
        Assert.StartsWith("'no-such-git' cannot be run: ", (await Assert.ThrowsAsync<CliException>(() => BaseAsync("main"))).Message, StringComparison.Ordinal);
    }

    private Task<BasePlan> BaseAsync(string reference, string stack = "dev", DateOnly? day = null) =>
        new BasePlans(_cli.Context(_cli.Root, Stream.Null, _error), _cli.Root).OfAsync(reference, stack, day ?? Today);

    private async Task<string> CommitAsync()
    {
        if (!Directory.Exists(Path.Combine(_cli.Root, ".git")))
            await GitAsync("init", "--quiet", "--initial-branch", "main");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "test");
        return (await GitAsync("rev-parse", "HEAD")).Output.Trim();
    }

    private async Task<ChildResult> GitAsync(params ImmutableArray<string> arguments)
    {
        var result = await ChildProcess.RunAsync(new ChildProcess { Program = "git", Arguments = arguments, WorkingDirectory = _cli.Root });
        Assert.Equal("", result.Error);
        return result;
    }

    // Git is real; .NET's command builds what has "does not build" in it not at all, and plans a bucket named by the stack.
    private async Task<ChildResult> RunAsync(ChildProcess child)
    {
        if (child.Program == "git")
            return await ChildProcess.RunAsync(child);
        Assert.Equal("dotnet", child.Program);
        _others.Add(child);
        var program = Path.Combine(child.WorkingDirectory, "infra", "Program.cs");
        if (child.Arguments[0] == "build")
        {
            return File.ReadAllText(program).StartsWith("does not build", StringComparison.Ordinal)
                ? new ChildResult(1, "Program.cs(1,1): error CS1002: ; expected\n", "")
                : new ChildResult(0, program + "\n", "");
        }
        Assert.Equal($"{program} preview --stack {child.Arguments[3]} --today 2026-06-01 --json {child.Arguments[^1]}", string.Join(' ', child.Arguments));
        if (child.Arguments[3] == "broken")
            return new ChildResult(2, "", "infra: it is broken\n");
        PlanFile.Write(new PlanBuilder(child.Arguments[3]).Add(Bucket, $"built-{child.Arguments[3]}").Build(), child.Arguments[^1]);
        return new ChildResult(0, "", "");
    }

    /// <summary>Plans the buckets that a file of the folder names.</summary>
    private sealed class FolderPlanner : IPlanner
    {
        public List<string> Asked { get; } = [];

        public Task<PlanningResult> PlanAsync(PlanRequest request)
        {
            Asked.Add(request.Directory);
            var text = File.ReadAllText(Path.Combine(request.Directory, "buckets"));
            if (text.StartsWith('!'))
                return Task.FromResult(PlanningResult.Failed([new PlanProblem(text[1..])]));
            var plan = new PlanBuilder(request.Stack);
            foreach (var name in text.Split(' '))
                plan.Add(Bucket, name);
            return Task.FromResult(PlanningResult.Of(plan.Build(), new PlanFacts(Protect: false, IsTaggable: _ => false), []));
        }
    }
}
