using System.Collections.Immutable;
using Infra.Differences.Resources;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Differences;

/// <summary>What differs between two plans' resources.</summary>
internal sealed class ResourceChanges
{
    private const string Region = "region";

    private readonly Dictionary<string, PlanResource> _before;
    private readonly Dictionary<string, PlanResource> _after;
    private readonly Renames _renames;

    private ResourceChanges(Plan before, Plan after)
    {
        _before = before.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        _after = after.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        _renames = Renames.Of(_before, after.Resources, _after);
    }

    /// <summary>
    /// By URN, or by an alias of the second plan's resource that is a URN of the first; in the ordinal order of URNs. What refers to a resource by its former URN refers to the
    /// same resource, and is no change.
    /// </summary>
    public static ImmutableArray<ResourceChange> Of(Plan before, Plan after)
    {
        var changes = new ResourceChanges(before, after);
        return
        [
            .. before.Resources.Select(changes.Removed).Concat(after.Resources.Select(changes.AddedOrChanged))
                .OfType<ResourceChange>()
                .OrderBy(change => change.Urn, StringComparer.Ordinal),
        ];
    }

    private ResourceChange? Removed(PlanResource before) =>
        _after.ContainsKey(before.Urn) || _renames.NowOf(before.Urn) is not null
            ? null
            : Change(ChangeKind.Removed, before) with { Loss = LossOf(before), WasProtected = before.Protect };

    private ResourceChange? AddedOrChanged(PlanResource after)
    {
        var former = _renames.FormerOf(after.Urn);
        if (!_before.TryGetValue(former ?? after.Urn, out var before))
            return Change(ChangeKind.Added, after);
        var properties = Differences(_renames.Apply(before), after);
        var replacedBy = ReplacingInputs(before, after, properties);
        if (former is null && properties.IsEmpty && replacedBy.IsEmpty)
            return null;
        return Change(former is null ? ChangeKind.Changed : ChangeKind.Renamed, after) with
        {
            FormerUrn = former,
            Properties = properties,
            ReplacedBy = replacedBy,
            Loss = replacedBy.IsEmpty ? null : LossOf(before),
            WasProtected = before.Protect,
        };
    }

    private static ResourceChange Change(ChangeKind kind, PlanResource resource) => new() { Kind = kind, Urn = resource.Urn, Type = resource.Type, Name = resource.Name };

    private static ImmutableArray<PropertyChange> Differences(PlanResource before, PlanResource after) =>
    [
        .. ValueChanges.Between(before.Inputs, IgnoredChanges.Reset(before.Inputs, after.Inputs, after.IgnoreChanges)),
        .. Differences(before.DependsOn, after.DependsOn, PropertyChange.DependsOn),
        .. Differences(before.IgnoreChanges, after.IgnoreChanges, "[ignoreChanges]"),
        .. ValueChanges.Between(Text(before.Parent), Text(after.Parent), "[parent]"),
        .. ValueChanges.Between(new PlanValue.BoolValue(before.Protect), new PlanValue.BoolValue(after.Protect), "[protect]"),
        .. ValueChanges.Between(Text(before.Provider), Text(after.Provider), "[provider]"),
        .. Differences(before.ReplaceOnChanges, after.ReplaceOnChanges, "[replaceOnChanges]"),
        .. ValueChanges.Between(new PlanValue.BoolValue(before.RetainOnDelete), new PlanValue.BoolValue(after.RetainOnDelete), "[retainOnDelete]"),
    ];

    // What goes, then what comes: their order says nothing.
    private static IEnumerable<PropertyChange> Differences(ImmutableArray<string> before, ImmutableArray<string> after, string path) =>
    [
        .. before.Except(after).Select(text => new PropertyChange(path, Text(text), null)),
        .. after.Except(before).Select(text => new PropertyChange(path, null, Text(text))),
    ];

    private ImmutableArray<string> ReplacingInputs(PlanResource before, PlanResource after, ImmutableArray<PropertyChange> properties)
    {
        if (!after.Custom)
            return [];
        var inputs = new SortedSet<string>(Replacements.Default.InputsOf(after.Type, properties, after.Inputs), StringComparer.Ordinal);
        inputs.UnionWith(after.ReplaceOnChanges.Where(input => properties.Any(change => InputPath.Contains(input, change.Path))));
        if (before.Provider is { } old && after.Provider is { } now && _before.TryGetValue(old, out var oldProvider) && _after.TryGetValue(now, out var newProvider))
            AddProviders(inputs, before, oldProvider, after, newProvider);
        return [.. inputs];
    }

    // What a default provider is configured with, no plan has; of others both do.
    private void AddProviders(SortedSet<string> inputs, PlanResource before, PlanResource oldProvider, PlanResource after, PlanResource newProvider)
    {
        // The engine asks the new provider whether its configuration calls for it: pulumi/pulumi pkg/resource/deploy/step_generator.go, providerChanged.
        if (Replacements.Default.InputsOf(newProvider.Type, ValueChanges.Between(_renames.Apply(oldProvider).Inputs, newProvider.Inputs), newProvider.Inputs).Any())
            inputs.Add("[provider]");
        // What says no region of its own is in its provider's: hashicorp/terraform-provider-aws internal/provider/sdkv2/region.go, forceNewIfRegionValueChanges.
        if (Replacements.Default.InputsOf(after.Type) is { } replacing && replacing.Contains(Region)
            && !Equals(before.Inputs[Region] ?? oldProvider.Inputs[Region], after.Inputs[Region] ?? newProvider.Inputs[Region]))
        {
            inputs.Add(Region);
        }
    }

    // What the engine lets go of without deleting it is not lost.
    private static Loss? LossOf(PlanResource resource) => resource.RetainOnDelete ? null : Replacements.Default.LossOf(resource.Type);

    private static PlanValue.TextValue? Text(string? text) => text is null ? null : new PlanValue.TextValue(text);
}
