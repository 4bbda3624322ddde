using System.Collections.Immutable;
using Pulumi.Offline;

namespace Pulumi;

/// <summary>
/// The URNs that a resource had before, as the published package computes them (pulumi/pulumi-dotnet sdk/Pulumi/Resources/Resource.cs): its own aliases, and for each alias of
/// its parent what the resource, and each of its aliases, was called below it.
/// </summary>
internal static class AliasUrns
{
    private const string Separator = "::";

    public static ImmutableArray<Output<string>> Of(IReadOnlyList<Input<Alias>> aliases, string name, string type, Resource? parent)
    {
        // Most resources have neither.
        if (aliases.Count == 0 && (parent is null || parent.AliasUrns.IsEmpty)) return [];
        ImmutableArray<Output<string>> own = [.. aliases.Select(alias => UrnOf(alias, name, type, parent))];
        if (parent is null) return own;
        return
        [
            .. own,
            .. parent.AliasUrns.SelectMany(former => own
                .Select(urn => Output.Tuple(former, urn).Apply(both => Inherited(both.Item1, parent, Urns.NameOf(both.Item2), Urns.TypeOf(both.Item2))))
                .Prepend(former.Apply(urn => Inherited(urn, parent, name, type)))),
        ];
    }

    private static Output<string> UrnOf(Input<Alias> alias, string name, string type, Resource? parent) => alias.Apply(given =>
    {
        Check(given);
        if (given.Urn is { } urn) return Output.Create(urn);
        var deployment = Deployment.Require();
        var root = Output.Tuple(given.Stack ?? deployment.StackName, given.Project ?? deployment.ProjectName).Apply(of => $"urn:pulumi:{of.Item1}::{of.Item2}::");
        var prefix = given switch
        {
            { NoParent: true } => root,
            { ParentUrn: { } former } => former.Apply(Below),
            { Parent: { } former } => IsStack(former) ? root : Output.Create(Below(former.PlannedUrn)),
            _ => parent is null || IsStack(parent) ? root : Output.Create(Below(parent.PlannedUrn)),
        };
        return Output.Tuple(prefix, (given.Type ?? type).ToOutput(), (given.Name ?? name).ToOutput()).Apply(parts => $"{parts.Item1}{parts.Item2}::{parts.Item3}");
    });

    // "{parent}-details" was "{former parent}-details".
    private static string Inherited(string parentAlias, Resource parent, string name, string type)
    {
        var now = parent.GetResourceName();
        if (name.StartsWith(now, StringComparison.Ordinal)) name = Urns.NameOf(parentAlias) + name[now.Length..];
        return $"{Below(parentAlias)}{type}{Separator}{name}";
    }

    private static string Below(string parentUrn) => $"{parentUrn.AsSpan(0, parentUrn.Length - Urns.NameOf(parentUrn).Length - Separator.Length)}$";

    private static bool IsStack(Resource resource) => resource.GetResourceType() == Stack.StackType;

    private static void Check(Alias alias)
    {
        var parents = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        if (alias.Urn is not null && (parents > 0 || alias.Name is not null || alias.Type is not null || alias.Stack is not null || alias.Project is not null))
            throw new ArgumentException("Alias should not specify both Urn and another of its properties: the URN holds them all.");
        if (parents > 1) throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias.");
        if (alias.Urn is { } urn && !Urns.IsWhole(urn))
            throw new ArgumentException($"'{urn}' is no URN: it has the form urn:pulumi:<stack>::<project>::<type>::<name>.");
    }
}
