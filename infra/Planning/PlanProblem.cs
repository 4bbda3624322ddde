namespace Infra.Planning;

/// <summary>Why there is no plan: what is wrong, where, and how to mend it.</summary>
/// <param name="Message">All of it, ready to be shown.</param>
/// <param name="Exception">What was thrown, where something was; shown only on demand.</param>
public sealed record PlanProblem(string Message, Exception? Exception = null);
