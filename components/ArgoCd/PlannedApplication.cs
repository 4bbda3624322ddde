namespace Infra.Components;

/// <summary>An Application, and when it is made.</summary>
/// <param name="Object">The Application.</param>
/// <param name="DependsOn">Names of the Applications that must be healthy and synced before it is made.</param>
/// <param name="Parameters">Values of its chart that are known only after `up`, by their path in the values.</param>
public sealed record PlannedApplication(Application Object, IReadOnlyList<string> DependsOn, IReadOnlyDictionary<string, CloudFact> Parameters)
{
    /// <summary>Its name.</summary>
    public string Name => Object.Metadata.Name;
}
