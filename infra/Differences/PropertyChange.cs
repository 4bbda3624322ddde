using Pulumi.Offline;

namespace Infra.Differences;

/// <summary>A value that differs between two plans.</summary>
/// <param name="Path">
/// Where it stands, from the inputs' or the object's root: "tags.owner", "ingress[0].cidrBlocks[1]", "policy.Statement[sid=Read].Action[2]". Items of lists that have an identity are
/// named by it, in quotes where the name has brackets of its own: <c>files[path="a[0]"]</c>. What is said of a resource beside its inputs stands in brackets: "[dependsOn]",
/// "[ignoreChanges]", "[parent]", "[protect]", "[provider]", "[replaceOnChanges]", "[retainOnDelete]".
/// </param>
/// <param name="Before">What it was; null where there was none.</param>
/// <param name="After">What it is; null where there is none.</param>
public sealed record PropertyChange(string Path, PlanValue? Before, PlanValue? After)
{
    /// <summary>The path of what a resource waits for.</summary>
    public const string DependsOn = "[dependsOn]";
}
