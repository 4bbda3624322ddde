using System.Collections.Immutable;
using System.Diagnostics;
using Infra.Planning;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Planning;

public sealed class PlanFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_FileThatIsThere_IsReplacedWhole()
    {
        var path = _folder.Write("plan.json", new string('x', 100_000));
        var plan = new PlanBuilder().Build();
        PlanFile.Write(plan, path);
        Assert.Equal(PlanJson.Write(plan), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_Link_StaysALink()
    {
        var path = _folder.Write("plan.json", "before");
        var link = Path.Combine(_folder.Path, "link.json");
        File.CreateSymbolicLink(link, path);
        var plan = new PlanBuilder().Build();
        PlanFile.Write(plan, link);
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        Assert.Equal(PlanJson.Write(plan), File.ReadAllText(path));
    }

    [Fact]
    public async Task Write_NamedPipe_IsWrittenToAndStays()
    {
        var path = Path.Combine(_folder.Path, "pipe");
        using (var process = Process.Start("mkfifo", path)) await process.WaitForExitAsync();
        var read = Task.Run(() => File.ReadAllText(path));
        var plan = new PlanBuilder().Build();
        PlanFile.Write(plan, path);
        Assert.Equal(PlanJson.Write(plan), await read);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_PlanThatCannotBeWritten_LeavesWhatWasThere()
    {
        var path = _folder.Write("plan.json", "before");
        var number = ImmutableSortedDictionary<string, PlanValue>.Empty.Add("n", new PlanValue.NumberValue(double.NaN));
        var plan = new PlanBuilder().Build() with { Outputs = new PlanValue.MapValue(number) };
        Assert.Throws<InvalidOperationException>(() => PlanFile.Write(plan, path));
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_FolderThatIsMissing_SaysSo()
    {
        var path = Path.Combine(_folder.Path, "missing", "plan.json");
        var exception = Assert.Throws<DirectoryNotFoundException>(() => PlanFile.Write(new PlanBuilder().Build(), path));
        Assert.Equal($"there is no folder '{Path.GetDirectoryName(path)}'.", exception.Message);
    }

    [Fact]
    public void Write_PathOfAFolder_Fails() => Assert.Throws<IOException>(() => PlanFile.Write(new PlanBuilder().Build(), _folder.Path));
}
