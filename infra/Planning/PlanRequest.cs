namespace Infra.Planning;

/// <summary>What to plan.</summary>
/// <param name="Directory">The root of the project: the folder of Pulumi.yaml, as a full path.</param>
/// <param name="Stack">The name of the stack: Pulumi.&lt;stack&gt;.yaml holds its values.</param>
/// <param name="WithSources">Whether <see cref="PlanFacts.Sources"/> knows the lines of C# that make the resources. Default: false, as finding them takes time.</param>
public sealed record PlanRequest(string Directory, string Stack, bool WithSources = false);
