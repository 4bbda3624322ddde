using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class DiffTests : IDisposable
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";

    // A log group that never forgets breaks a rule.
    private readonly CliRun _cli = new() { Planner = new FixedPlanner(new PlanBuilder().Add(LogGroup, "logs", """{"name": "logs"}""").Build()) };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Diff_Against_SaysWhatComesAndGoes()
    {
        Save("before.json", new PlanBuilder().Add(Bucket, "old"));
        Assert.Equal(1, await _cli.RunAsync("diff", "--against", "before.json"));
        Assert.StartsWith("Difference of before.json and dev\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("  -  s3:Bucket old  lost: the bucket's objects\n  +  cloudwatch:LogGroup logs\n", Sorted(_cli.Output), StringComparison.Ordinal);
        Assert.Contains("rules newly broken\n", _cli.Output, StringComparison.Ordinal);
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public async Task Diff_Same_SaysSo()
    {
        _cli.With("before.json", "");
        Assert.Equal(1, await _cli.RunAsync("preview", "--json", "before.json"));
        Assert.Equal(1, await _cli.RunAsync("diff", "--against", "before.json"));
        Assert.Equal("Difference of before.json and dev\n\nnothing differs\n", _cli.Output);
    }

    [Theory]
    [InlineData("--json", "\"format\": \"infra-diff/1\"")]
    [InlineData("--markdown", "<!-- infra diff dev -->")]
    [InlineData("--sarif", "\"version\": \"2.1.0\"")]
    [InlineData("--html", "<!doctype html>")]
    public async Task Diff_Form_GoesToAFileOrToStandardOutputAlone(string option, string expected)
    {
        Save("before.json", new PlanBuilder().Add(Bucket, "old"));
        Assert.Equal(1, await _cli.RunAsync("diff", "--against", "before.json", option, "out"));
        Assert.Contains(expected, _cli.Read("out"), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Difference of ", _cli.Output, StringComparison.Ordinal);

        Assert.Equal(1, await _cli.RunAsync("diff", "--against", "before.json", option, "-"));
        Assert.Equal(_cli.Read("out"), _cli.Output);
    }

    [Theory]
    [InlineData("infra: diff lacks what to compare with: --base REF is a commit's, --against PLAN.json a saved one, --with STACK another stack's.")]
    [InlineData("infra: diff compares with one plan, and --against and --with name several: --base REF is a commit's, --against PLAN.json a saved one, --with STACK another stack's.", "--against", "a", "--with", "prod")]
    [InlineData("infra: --json and --sarif are both '-'; standard output holds one of them. Name a file for the other.", "--against", "a", "--json", "-", "--sarif", "-")]
    [InlineData("infra: --with and --stack are both 'dev'; name two stacks.", "--with", "dev")]
    [InlineData("infra: --sarif and --with do not go together: the findings are each environment's own. `infra preview --sarif FILE` writes them.", "--with", "prod", "--sarif", "-")]
    public async Task Diff_Mistake_SaysWhatAndHowToMendIt(string message, params string[] args)
    {
        Assert.Equal(2, await _cli.RunAsync(["diff", .. args]));
        Assert.Equal(message + "\n", _cli.Error);
        Assert.Empty(_cli.Output);
    }

    [Theory]
    [InlineData("{ \"format\": \"infra-plan/0\" }", "is no plan: The plan's format is \"infra-plan/0\"")]
    [InlineData(null, "cannot be read: Could not find file")]
    public async Task Diff_UnreadablePlan_SaysWhy(string? text, string message)
    {
        if (text is not null)
            _cli.With("before.json", text);
        Assert.Equal(2, await _cli.RunAsync("diff", "--against", "before.json", "--html", "out.html"));
        Assert.Contains(message, _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.html", _cli.Files());
    }

    [Fact]
    public async Task Diff_PlanOfAnotherStack_SaysWhose()
    {
        Save("before.json", new PlanBuilder("prod").Add(Bucket, "old"));
        Assert.Equal(2, await _cli.RunAsync("diff", "--against", "before.json"));
        Assert.Contains("is a plan of 'prod', and 'dev' is asked for: --stack prod", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_EnvironmentsOfTheRepository_HaveNoNameOrAccountInThem()
    {
        using var cli = new CliRun { Planner = new Planner(Platform.Define, EnvironmentPlatform.Of) };
        Assert.Equal((0, ""), (await cli.RunInAsync(Repository.Root, "diff", "--stack", "prod", "--with", "dev"), cli.Error));
        Assert.StartsWith("Difference of dev and prod\n", cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("asks for care", cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("111122223333", cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("platform-dev-", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithAStackThatIsNone_SaysWhichThereAre()
    {
        using var cli = new CliRun { Planner = new Planner(Platform.Define, EnvironmentPlatform.Of) };
        Assert.Equal(2, await cli.RunInAsync(Repository.Root, "diff", "--with", "nosuch"));
        Assert.Contains("there is no plan of 'nosuch' to compare with: ", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_SeveralStacks_IsOneComment()
    {
        Save("before.json", new PlanBuilder().Add(Bucket, "old"));
        await _cli.RunAsync("diff", "--against", "before.json", "--json", "dev.json");
        _cli.With("prod.json", _cli.Read("dev.json").Replace("\"stack\": \"dev\"", "\"stack\": \"prod\"", StringComparison.Ordinal));

        Assert.Equal((0, ""), (await _cli.RunAsync("comment", "dev.json", "prod.json", "--output", "comment.md"), _cli.Error));

        var comment = _cli.Read("comment.md");
        Assert.StartsWith("<!-- infra pull request -->\n", comment, StringComparison.Ordinal);
        Assert.Contains("| `dev` |", comment, StringComparison.Ordinal);
        Assert.Contains("| `prod` |", comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infra: several of the files are differences of 'dev'; a comment has one for each stack.", "dev.json", "dev.json")]
    [InlineData("is no difference: The difference is not JSON: ", "empty.json")]
    [InlineData("the difference '", "nosuch.json")]
    [InlineData("Required argument missing for command: 'comment'.")]
    public async Task Comment_Mistake_SaysWhat(string message, params string[] files)
    {
        Save("before.json", new PlanBuilder().Add(Bucket, "old"));
        _cli.With("empty.json", "");
        await _cli.RunAsync("diff", "--against", "before.json", "--json", "dev.json");
        Assert.Equal(2, await _cli.RunAsync(["comment", .. files]));
        Assert.Contains(message, _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }

    private void Save(string file, PlanBuilder plan) => _cli.With(file, PlanJson.Write(plan.Build()));

    // Resources stand by their URNs; what goes is put before what comes, to read as people do.
    private static string Sorted(string output) =>
        string.Join('\n', output.Split('\n').Where(line => line.StartsWith("  -  ", StringComparison.Ordinal)).Concat(output.Split('\n').Where(line => line.StartsWith("  +  ", StringComparison.Ordinal)))) + "\n";
}
