using System.Collections.Immutable;

namespace Infra.Planning.Workflows;

/// <summary>A job of a workflow.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Line">Where it begins.</param>
public sealed record WorkflowJob(string Name, int Line)
{
    /// <summary>What it may; null where it says nothing, and the workflow's hold.</summary>
    public WorkflowPermissions? Permissions { get; init; }

    /// <summary>The GitHub environment that lets it in; null where it needs none.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether only one of its concurrency group runs at a time.</summary>
    public bool HasConcurrency { get; init; }

    /// <summary>What its concurrency says of runs that are in progress: "false", "true" or an expression; null where it says nothing, and they go on.</summary>
    public string? CancelInProgress { get; init; }

    /// <summary>Whether it ends by itself after a time of its own.</summary>
    public bool HasTimeout { get; init; }

    /// <summary>The workflow that it calls, with the line; null where it has steps.</summary>
    public WorkflowUse? Uses { get; init; }

    /// <summary>Environment variables of its steps.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Its steps, in their order.</summary>
    public ImmutableArray<WorkflowStep> Steps { get; init; } = [];
}

/// <summary>A step of a job.</summary>
/// <param name="Line">Where it begins.</param>
public sealed record WorkflowStep(int Line)
{
    /// <summary>The action that it runs; null where it runs a script.</summary>
    public WorkflowUse? Uses { get; init; }

    /// <summary>The script that it runs; null where it runs an action.</summary>
    public string? Run { get; init; }

    /// <summary>Where the script is said.</summary>
    public int RunLine { get; init; }

    /// <summary>What the action is given.</summary>
    public ImmutableDictionary<string, string> With { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether it runs an action, of whatever version: "actions/checkout".</summary>
    public bool Runs(string action) => Uses is { } uses && uses.Name.Split('@')[0].Equals(action, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An action or a workflow that is used.</summary>
/// <param name="Name">As it is written: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "./.github/workflows/up.yml".</param>
/// <param name="Line">Where.</param>
public sealed record WorkflowUse(string Name, int Line);
