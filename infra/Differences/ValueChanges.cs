using System.Collections.Immutable;
using Infra.Differences.Values;
using Pulumi.Offline;

namespace Infra.Differences;

/// <summary>What differs between two values.</summary>
internal sealed class ValueChanges
{
    private readonly ImmutableArray<PropertyChange>.Builder _changes = ImmutableArray.CreateBuilder<PropertyChange>();

    private ValueChanges() { }

    /// <summary>
    /// Every value that differs, by path, as deep as both sides have maps and lists, and texts that hold them as JSON or YAML. Maps go by key, lists by what names their items
    /// (<see cref="ListIdentity"/>), else by their longest common part, so that one item more is one change. Secrets are equal to each other, whatever they hide: their text is in no plan.
    /// </summary>
    /// <param name="before">The first value; null where there is none.</param>
    /// <param name="after">The second.</param>
    /// <param name="path">Where they stand: what all paths begin with.</param>
    public static ImmutableArray<PropertyChange> Between(PlanValue? before, PlanValue? after, string path = "")
    {
        var changes = new ValueChanges();
        changes.Compare(before, after, path);
        return changes._changes.DrainToImmutable();
    }

    private void Compare(PlanValue? before, PlanValue? after, string path)
    {
        if (ReferenceEquals(before, after) || Equals(before, after))
            return;
        switch (before, after)
        {
            case (PlanValue.MapValue first, PlanValue.MapValue second):
                CompareMaps(first, second, path);
                break;
            case (PlanValue.ListValue first, PlanValue.ListValue second):
                CompareLists(first.Items, second.Items, path);
                break;
            case (PlanValue.TextValue or PlanValue.TemplateValue, PlanValue.TextValue or PlanValue.TemplateValue):
                CompareTexts(before, after, path);
                break;
            default:
                _changes.Add(new PropertyChange(path, before, after));
                break;
        }
    }

    private void CompareMaps(PlanValue.MapValue before, PlanValue.MapValue after, string path)
    {
        foreach (var key in before.Items.Keys.Union(after.Items.Keys).Order(StringComparer.Ordinal))
            Compare(before[key], after[key], ValuePath.Of(path, key));
    }

    private void CompareLists(ImmutableArray<PlanValue> before, ImmutableArray<PlanValue> after, string path)
    {
        if (ListIdentity.Of(before, after) is { } identity)
            CompareNamed(identity, path);
        else
            foreach (var (first, second) in ListAlignment.Of(before, after))
                Compare(first is { } i ? before[i] : null, second is { } j ? after[j] : null, ValuePath.Of(path, second ?? first!.Value));
    }

    private void CompareNamed(ListIdentity identity, string path)
    {
        foreach (var name in identity.After.Keys.Union(identity.Before.Keys).Order(StringComparer.Ordinal))
            Compare(identity.Before.GetValueOrDefault(name), identity.After.GetValueOrDefault(name), $"{path}[{name}]");
        // What stands first runs first, or wins: a new order of the same items is a change too.
        var (old, now) = identity.CommonOrders();
        if (!old.SequenceEqual(now))
            _changes.Add(new PropertyChange($"{path}[order]", ListOf(old), ListOf(now)));
    }

    private void CompareTexts(PlanValue before, PlanValue after, string path)
    {
        if (EmbeddedValue.Of(before) is { } first && EmbeddedValue.Of(after) is { } second && first.GetType() == second.GetType())
        {
            var known = _changes.Count;
            Compare(first, second, path);
            if (_changes.Count > known)
                return;
        }
        // Blanks, comments, the order of keys: it means the same, and is still another text.
        _changes.Add(new PropertyChange(path, before, after));
    }

    private static PlanValue.ListValue ListOf(IEnumerable<string> names) => new([.. names.Select(name => new PlanValue.TextValue(name))]);
}
