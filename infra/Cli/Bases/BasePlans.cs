using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Cli.Bases;

/// <summary>A plan to compare with.</summary>
/// <param name="Plan">The plan, with its findings and costs.</param>
/// <param name="Name">What it is, for people.</param>
internal sealed record BasePlan(Plan Plan, string Name);

/// <summary>
/// Plans of commits: kept ones at once, others computed in a worktree of the commit. By this program where the commit has the same, by the commit's own, built there, where it has
/// another.
/// </summary>
/// <param name="context">The process.</param>
/// <param name="root">The project's root.</param>
internal sealed class BasePlans(CliContext context, string root)
{
    // What the program is built of. What else is in the repository, its plans are computed from, or not at all.
    private static readonly ImmutableArray<string> Program =
        ["infra", "stacks", "components", "sdk", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    private readonly GitRepository _git = new(context, root);
    private readonly KeptPlans _kept = new(root, context.Clock);

    /// <summary>The plan of a stack at a commit; an empty one where the commit does not have the stack.</summary>
    /// <param name="reference">A branch, a tag or a commit.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="day">The day by which exemptions are judged.</param>
    /// <exception cref="CliException">There is no such commit, or it has no plan.</exception>
    public async Task<BasePlan> OfAsync(string reference, string stack, DateOnly day)
    {
        var commit = await _git.ResolveAsync(reference).ConfigureAwait(false);
        if (_kept.Find(commit, stack, day) is { } kept)
            return new BasePlan(kept, commit.Name);

        var sameProgram = _git.IsSameAsync(commit, Program);
        var worktree = await _git.CheckOutAsync(commit).ConfigureAwait(false);
        await using (worktree.ConfigureAwait(false))
        {
            var (stacks, problems) = StackEnvironment.StacksOf(worktree.Project);
            if (!problems.IsEmpty)
                throw NoPlan(commit, problems.Select(problem => problem.Message));
            if (!stacks.Contains(stack))
                return new BasePlan(new Plan { Project = "", Stack = stack, Resources = [] }, $"{commit.Name}, which has no '{stack}'");
            _kept.MakeRoom(commit);
            if (await sameProgram.ConfigureAwait(false))
                return new BasePlan(await ComputeAsync(commit, worktree, stack, day).ConfigureAwait(false), commit.Name);
            var program = await BaseProgram.BuildAsync(context, commit, worktree).ConfigureAwait(false);
            await program.WritePlanAsync(stack, day, _kept.PathOf(commit, stack, day)).ConfigureAwait(false);
            // Another stack is asked for next, more often than not, and the build is the dear part. One that has no plan is told of when it is asked for.
            foreach (var each in stacks.Where(each => each != stack))
                await program.TryWritePlanAsync(each, day, _kept.PathOf(commit, each, day)).ConfigureAwait(false);
        }
        return _kept.Find(commit, stack, day) is { } written
            ? new BasePlan(written, commit.Name)
            : throw new CliException($"the program of {commit.Name} wrote a plan that this one cannot read. Compare with a newer commit.");
    }

    private async Task<Plan> ComputeAsync(GitCommit commit, GitWorktree worktree, string stack, DateOnly day)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var review = await StackReview.RunAsync(context with { Error = error }, new PlanRequest(worktree.Project, stack), day, isVerbose: false).ConfigureAwait(false)
            ?? throw NoPlan(commit, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        PlanFile.Write(review.Reviewed.Plan, _kept.PathOf(commit, stack, day));
        return review.Reviewed.Plan;
    }

    private static CliException NoPlan(GitCommit commit, IEnumerable<string> reasons) =>
        new($"there is no plan of {commit.Name} to compare with: {string.Join("; ", reasons)}");
}
