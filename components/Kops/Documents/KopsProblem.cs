namespace Infra.Components;

/// <summary>Something about a cluster's inputs that kOps would refuse, or that must not be.</summary>
/// <param name="Path">Where it is, such as <c>controlPlane.count</c>.</param>
/// <param name="Message">What was given, and what would be right.</param>
internal sealed record KopsProblem(string Path, string Message)
{
    /// <summary>All problems, in the order in which they are looked for.</summary>
    public static IReadOnlyList<KopsProblem> Find(KopsDocumentInputs inputs) =>
    [
        .. ClusterProblems.Find(inputs),
        .. ControlPlaneProblems.Find(inputs),
        .. NodeGroupProblems.Find(inputs),
        .. NetworkProblems.Find(inputs),
    ];

    /// <summary>The path and the message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
