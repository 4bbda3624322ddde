using System.Collections.Immutable;

namespace Infra.Planning.Workflows;

/// <summary>What a token of GitHub may.</summary>
/// <param name="Line">Where it is said.</param>
/// <param name="All">"read-all" or "write-all" where it is said in one word; null where scopes are named.</param>
/// <param name="Scopes">The scopes that are named; every other is none.</param>
public sealed record WorkflowPermissions(int Line, string? All, ImmutableArray<WorkflowScope> Scopes);

/// <summary>A scope of a token.</summary>
/// <param name="Name">Such as "contents".</param>
/// <param name="Access">"none", "read" or "write".</param>
/// <param name="Line">Where it is said.</param>
public sealed record WorkflowScope(string Name, string Access, int Line);
