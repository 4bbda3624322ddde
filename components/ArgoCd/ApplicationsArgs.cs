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

    /// <summary>
    /// What `up` does by itself before an Application is made, by the Application's name: given all that the Application waits for, it returns what is done, for which the
    /// Application waits too. Default: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, Func<IReadOnlyList<Resource>, Resource>> Before { get; init; } = new Dictionary<string, Func<IReadOnlyList<Resource>, Resource>>();

    /// <summary>The values of the facts that Applications' parameters name.</summary>
    public required Func<CloudFact, Input<string>> CloudFacts { get; init; }
}
