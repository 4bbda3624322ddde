using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="Applications"/>.</summary>
public sealed record ApplicationsArgs
{
    /// <summary>The AppProjects; every Application's is among them.</summary>
    public required IReadOnlyList<AppProject> Projects { get; init; }

    /// <summary>The Applications, in any order.</summary>
    public required IReadOnlyList<PlannedApplication> Applications { get; init; }

    /// <summary>What finds teams' applications; it is made after all Applications.</summary>
    public required IReadOnlyList<ApplicationSet> ApplicationSets { get; init; }

    /// <summary>The values of the facts that Applications' parameters name.</summary>
    public required Func<CloudFact, Input<string>> CloudFacts { get; init; }
}
