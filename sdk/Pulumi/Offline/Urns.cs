namespace Pulumi.Offline;

/// <summary>URNs as the engine makes them (pulumi/pulumi sdk/go/common/resource/urn/urn.go): the stack's type is left out of ancestry.</summary>
internal static class Urns
{
    private const string Prefix = "urn:pulumi:";

    public static string Of(string stack, string project, Resource? parent, string type, string name) =>
        $"{Prefix}{stack}::{project}::{QualifiedType(parent, type)}::{name}";

    /// <summary>Whether a text has all parts of a URN.</summary>
    public static bool IsWhole(string urn) => urn.StartsWith(Prefix, StringComparison.Ordinal) && urn.Split("::", 4) is [{ Length: > 11 }, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    /// <summary>The name, which alone may hold "::" itself.</summary>
    public static string NameOf(string urn) => urn.Split("::", 4)[3];

    /// <summary>The type token without those of its parents.</summary>
    public static string TypeOf(string urn) => urn.Split("::", 4)[2].Split('$')[^1];

    private static string QualifiedType(Resource? parent, string type) =>
        parent is null || parent.GetResourceType() == Stack.StackType ? type : $"{parent.PlannedUrn.Split("::", 4)[2]}${type}";
}
