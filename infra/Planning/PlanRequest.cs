namespace Infra.Planning;

/// <summary>What to plan.</summary>
/// <param name="Directory">The root of the project: the folder of Pulumi.yaml, as a full path.</param>
/// <param name="Stack">The name of the stack: Pulumi.&lt;stack&gt;.yaml holds its values.</param>
public sealed record PlanRequest(string Directory, string Stack);
