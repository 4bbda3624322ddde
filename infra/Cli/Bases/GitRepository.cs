using System.Collections.Immutable;

namespace Infra.Cli.Bases;

/// <summary>The Git repository of a project, by the program git.</summary>
/// <param name="context">The process.</param>
/// <param name="root">The project's root, as a full path.</param>
internal sealed class GitRepository(CliContext context, string root)
{
    /// <summary>The commit that a branch, tag or hash means.</summary>
    /// <exception cref="CliException">There is no git, no repository, or no such commit.</exception>
    public async Task<GitCommit> ResolveAsync(string reference)
    {
        if (reference.Length == 0 || reference[0] == '-')
            throw new CliException($"--base is '{reference}'; it is a branch, a tag or a commit, such as main.");
        var result = await RunAsync("rev-parse", "--show-prefix", $"{reference}^{{commit}}").ConfigureAwait(false);
        if (result.ExitCode == 0 && result.Output.Split('\n') is [var prefix, var id, ..])
            return new GitCommit(reference, id, prefix);

        var reason = FirstLine(result.Error);
        throw reason.Contains("unknown revision", StringComparison.Ordinal) || reason.Contains("ambiguous argument", StringComparison.Ordinal)
            ? new CliException($"--base is '{reference}', and this repository has no such commit. `git fetch origin {reference}` brings a branch that is not here yet, `git fetch --unshallow` the rest of a shallow clone.")
            : new CliException($"--base needs the project's Git repository, and git says of '{root}': {reason}");
    }

    /// <summary>Whether files and folders of the work tree are as a commit has them, untracked files among them.</summary>
    public async Task<bool> IsSameAsync(GitCommit commit, ImmutableArray<string> paths)
    {
        var tracked = await RunAsync(["diff", "--quiet", commit.Id, "--", .. paths]).ConfigureAwait(false);
        if (tracked.ExitCode is not (0 or 1))
            throw new CliException($"git cannot compare with {commit.Name}: {FirstLine(tracked.Error)}");
        if (tracked.ExitCode == 1)
            return false;
        var untracked = await RunAsync(["ls-files", "--others", "--exclude-standard", "--", .. paths]).ConfigureAwait(false);
        return untracked is { ExitCode: 0, Output.Length: 0 };
    }

    /// <summary>Checks a commit out into a folder of its own, beside the work tree.</summary>
    /// <exception cref="CliException">Git refuses.</exception>
    public async Task<GitWorktree> CheckOutAsync(GitCommit commit)
    {
        var folder = Directory.CreateTempSubdirectory("infra-base-").FullName;
        var result = await RunAsync("worktree", "add", "--detach", "--force", folder, commit.Id).ConfigureAwait(false);
        if (result.ExitCode == 0)
            return new GitWorktree(this, folder, Path.Combine(folder, commit.Prefix));
        Directory.Delete(folder, recursive: true);
        throw new CliException($"git cannot check {commit.Name} out: {FirstLine(result.Error)}");
    }

    /// <summary>Takes a worktree away again.</summary>
    public async Task RemoveAsync(GitWorktree worktree)
    {
        var result = await RunAsync("worktree", "remove", "--force", "--force", worktree.Folder).ConfigureAwait(false);
        if (result.ExitCode != 0)
            context.Error.WriteLine($"warning: '{worktree.Folder}' is left: {FirstLine(result.Error)} `git worktree remove --force {worktree.Folder}` takes it away.");
    }

    private Task<ChildResult> RunAsync(params ImmutableArray<string> arguments) => context.Run(new ChildProcess
    {
        Program = "git",
        Arguments = arguments,
        WorkingDirectory = root,
        // Messages are read here, so they have to be git's own.
        Environment = ImmutableDictionary<string, string?>.Empty.Add("LC_ALL", "C"),
    });

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}

/// <summary>A commit in a folder of its own, until it is disposed of.</summary>
/// <param name="Repository">Whose it is.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Project">The project's root within it.</param>
internal sealed record GitWorktree(GitRepository Repository, string Folder, string Project) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Repository.RemoveAsync(this).ConfigureAwait(false);
}
