namespace Pulumi.Offline;

/// <summary>URNs as the engine makes them (pulumi/pulumi sdk/go/common/resource/urn/urn.go): the stack's type is left out of ancestry.</summary>
internal static class Urns
{
    public static string Of(string stack, string project, Resource? parent, string type, string name) =>
        $"urn:pulumi:{stack}::{project}::{QualifiedType(parent, type)}::{name}";

    private static string QualifiedType(Resource? parent, string type)
    {
        if (parent is null || parent.GetResourceType() == Stack.StackType) return type;
        // urn:pulumi:stack::project::qualified type::name, where only the name may hold "::" itself.
        var start = parent.PlannedUrn.IndexOf("::", parent.PlannedUrn.IndexOf("::", StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2;
        var end = parent.PlannedUrn.IndexOf("::", start, StringComparison.Ordinal);
        return $"{parent.PlannedUrn.AsSpan(start, end - start)}${type}";
    }
}
