using System.Collections.Immutable;

namespace Infra.Planning.Workflows;

/// <summary>A workflow of GitHub Actions, or an action of the repository's own, as far as rules read it.</summary>
/// <param name="Path">From the project's root: ".github/workflows/ci.yml".</param>
/// <param name="Lines">The text, which has what YAML leaves out: comments.</param>
public sealed record WorkflowFile(string Path, ImmutableArray<string> Lines)
{
    /// <summary>Why it cannot be read; null where it can.</summary>
    public WorkflowProblem? Problem { get; init; }

    /// <summary>Whether it is an action: it has steps, and what else jobs have is said by who uses it.</summary>
    public bool IsAction { get; init; }

    /// <summary>The events that start it, such as "pull_request".</summary>
    public ImmutableArray<string> Triggers { get; init; } = [];

    /// <summary>What its jobs may where they say nothing; null where it says nothing either, and the repository's settings decide.</summary>
    public WorkflowPermissions? Permissions { get; init; }

    /// <summary>Environment variables of all jobs.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Its jobs, in the file's order; an action's steps as those of one job.</summary>
    public ImmutableArray<WorkflowJob> Jobs { get; init; } = [];

    /// <summary>What findings about a line name: ".github/workflows/ci.yml:12".</summary>
    public string At(int line) => FormattableString.Invariant($"{Path}:{line}");

    /// <summary>The comment at the end of a line, without its mark; null where there is none. Of YAML's own: after a blank.</summary>
    public string? CommentOn(int line) => Lines[line - 1].Split(" #", 2) is [_, var comment] ? comment.Trim() : null;

    /// <summary>Whether the line before is a comment of its own.</summary>
    public bool IsExplained(int line) => line > 1 && Lines[line - 2].TrimStart().StartsWith('#');
}

/// <summary>Why a workflow cannot be read.</summary>
/// <param name="Line">Where.</param>
/// <param name="Message">What is wrong.</param>
public sealed record WorkflowProblem(int Line, string Message);
