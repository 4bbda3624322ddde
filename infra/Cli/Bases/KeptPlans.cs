using Infra.Planning;

namespace Infra.Cli.Bases;

/// <summary>
/// Plans of commits, kept among the build's artifacts: the same commit gives the same plan. Findings depend on the day too, as exemptions end, and a plan is kept for the day by
/// which it was judged.
/// </summary>
/// <param name="root">The project's root.</param>
/// <param name="clock">The clock.</param>
internal sealed class KeptPlans(string root, TimeProvider clock)
{
    // A plan of prod is some 5 MB.
    private const int CommitsKept = 10;

    private readonly string _folder = Path.Combine(root, "artifacts", "plans");

    /// <summary>Where the plan of a stack at a commit is, or will be.</summary>
    public string PathOf(GitCommit commit, string stack, DateOnly day) => Path.Combine(_folder, commit.Id, $"{stack}.{StackReview.Text(day)}.json");

    /// <summary>The plan; null where it is not kept, or an older program wrote what this one cannot read.</summary>
    public Plan? Find(GitCommit commit, string stack, DateOnly day)
    {
        try
        {
            var path = PathOf(commit, stack, day);
            using var stream = File.OpenRead(path);
            var plan = PlanJson.Read(stream);
            // What is asked for is kept.
            Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(path)!, clock.GetUtcNow().UtcDateTime);
            return plan;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or PlanFormatException)
        {
            return null;
        }
    }

    /// <summary>Makes the folder of a commit, and forgets the commits that were asked for longest ago.</summary>
    public void MakeRoom(GitCommit commit)
    {
        Directory.CreateDirectory(Path.Combine(_folder, commit.Id));
        var oldest = new DirectoryInfo(_folder).EnumerateDirectories().Where(folder => folder.Name != commit.Id)
            .OrderByDescending(folder => folder.LastWriteTimeUtc).ThenBy(folder => folder.Name, StringComparer.Ordinal).Skip(CommitsKept - 1);
        foreach (var folder in oldest.ToList())
            folder.Delete(recursive: true);
    }
}
