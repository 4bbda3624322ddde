using Infra.Planning.Workflows;
using Infra.Tests.Support;

namespace Infra.Tests.Planning.Workflows;

public sealed class WorkflowFilesTests
{
    private const string Workflow = "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo\n";

    [Fact]
    public void Load_WorkflowsAndActions_AreReadByPath()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".github/workflows/b.yaml", Workflow);
        folder.Write(".github/workflows/a.yml", Workflow);
        folder.Write(".github/workflows/notes.md", "no");
        folder.Write(".github/workflows/deeper/c.yml", Workflow);
        folder.Write(".github/actions/x/y/action.yml", "runs:\n  using: composite\n  steps:\n    - run: echo\n");
        folder.Write(".github/actions/x/y/other.yml", Workflow);

        var files = WorkflowFiles.Load(folder.Path);

        Assert.Equal([".github/actions/x/y/action.yml", ".github/workflows/a.yml", ".github/workflows/b.yaml"], files.Select(file => file.Path));
        Assert.Equal([true, false, false], files.Select(file => file.IsAction));
        Assert.All(files, file => Assert.Single(file.Jobs));
    }

    [Fact]
    public void Load_NoFolder_IsNoWorkflows()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(WorkflowFiles.Load(folder.Path));
    }

    [Fact]
    public void Read_JobsAndSteps_KnowTheirLines()
    {
        var file = WorkflowReader.Read("w.yml", Workflow.Replace("echo", "|\n          one\n          two", StringComparison.Ordinal));

        var job = Assert.Single(file.Jobs);
        var step = Assert.Single(job.Steps);
        Assert.Equal((4, 7, 7, "one\ntwo\n"), (job.Line, step.Line, step.RunLine, step.Run));
        Assert.Equal("w.yml:7", file.At(step.Line));
        Assert.Equal("push", Assert.Single(file.Triggers));
    }

    [Fact]
    public void Read_LinesOfWindows_HaveTheSameComments()
    {
        var file = WorkflowReader.Read("w.yml", "a: b # why\r\n# more\r\nc: \"#d\"\r\n");

        Assert.Equal(("why", null, true), (file.CommentOn(1), file.CommentOn(3), file.IsExplained(3)));
    }

    [Theory]
    [InlineData("jobs: []\non: [{}]\npermissions: [a]\nenv: x\n")]
    [InlineData("jobs:\n  a: text\n  b:\n    steps: text\n    env: [x]\n    uses: [y]\n  ? [c]\n  : steps: [text, [more]]\n")]
    [InlineData("runs: []\n")]
    [InlineData("")]
    public void Read_OtherShapes_AreAsThoughTheyWereNotThere(string text) => Assert.All(WorkflowReader.Read("w.yml", text).Jobs, job => Assert.Empty(job.Steps));
}
