namespace Infra.Tests.Components;

/// <summary>What a script did: how it ended, what it said, and which tools it called.</summary>
internal sealed record ScriptRun(int ExitCode, string Output, string Error, IReadOnlyList<string> Calls);
