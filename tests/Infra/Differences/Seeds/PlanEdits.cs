using System.Collections.Immutable;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Tests.Differences.Seeds;

/// <summary>What changes of the program do to a plan, and of the settings to their text. Each fails where there is nothing to change.</summary>
internal static class PlanEdits
{
    public static string Replace(string text, string before, string after)
    {
        Assert.Contains(before, text, StringComparison.Ordinal);
        return text.Replace(before, after, StringComparison.Ordinal);
    }

    public static string WithoutBlock(string text, string from, string to)
    {
        var (start, end) = (text.IndexOf(from, StringComparison.Ordinal), text.IndexOf(to, StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, from);
        return text[..start] + text[end..];
    }

    /// <summary>Changes the resource whose URN ends so: a type and a name, or a name alone.</summary>
    public static Plan Edit(Plan plan, string ending, Func<PlanResource, PlanResource> edit)
    {
        var resource = Find(plan, ending);
        return plan with { Resources = plan.Resources.Replace(resource, edit(resource)) };
    }

    public static Plan Edit(Plan plan, string ending, Func<PlanValue.MapValue, PlanValue.MapValue> edit) => Edit(plan, ending, resource => resource with { Inputs = edit(resource.Inputs) });

    public static Plan Without(Plan plan, string ending) => plan with { Resources = plan.Resources.Remove(Find(plan, ending)) };

    /// <summary>Gives a resource another name, and everything that refers to it with it.</summary>
    public static Plan Rename(Plan plan, string ending, string name, bool withAlias)
    {
        var before = Find(plan, ending).Urn;
        var after = before[..(before.LastIndexOf("::", StringComparison.Ordinal) + 2)] + name;
        return plan with
        {
            Resources =
            [
                .. plan.Resources.Select(resource => Renamed(resource) with { Inputs = (PlanValue.MapValue)RenamedValue(resource.Inputs) })
                    .OrderBy(resource => resource.Urn, StringComparer.Ordinal),
            ],
            Outputs = (PlanValue.MapValue)RenamedValue(plan.Outputs),
        };

        PlanResource Renamed(PlanResource resource) => resource with
        {
            Urn = Urn(resource.Urn),
            Name = resource.Urn == before ? name : resource.Name,
            Aliases = resource.Urn == before && withAlias ? [before] : resource.Aliases,
            Parent = resource.Parent is { } parent ? Urn(parent) : null,
            DependsOn = [.. resource.DependsOn.Select(Urn).Order(StringComparer.Ordinal)],
        };

        PlanValue RenamedValue(PlanValue value) => value switch
        {
            PlanValue.UnknownValue { Source: var source } when source.StartsWith(before + "#", StringComparison.Ordinal) => new PlanValue.UnknownValue(after + source[before.Length..]),
            PlanValue.TemplateValue template => new PlanValue.TemplateValue([.. template.Parts.Select(RenamedValue)]),
            PlanValue.ListValue list => new PlanValue.ListValue([.. list.Items.Select(RenamedValue)]),
            PlanValue.MapValue map => new PlanValue.MapValue(map.Items.ToImmutableSortedDictionary(item => item.Key, item => RenamedValue(item.Value), StringComparer.Ordinal)),
            _ => value,
        };

        string Urn(string urn) => urn == before ? after : urn;
    }

    public static PlanValue.MapValue With(PlanValue.MapValue map, PlanValue value, params ReadOnlySpan<string> path) => path switch
    {
        [var key] => new PlanValue.MapValue(map.Items.SetItem(key, value)),
        [var key, .. var rest] => new PlanValue.MapValue(map.Items.SetItem(key, With(Assert.IsType<PlanValue.MapValue>(map[key]), value, rest))),
        [] => throw new ArgumentException("A path has a key.", nameof(path)),
    };

    public static PlanValue.MapValue WithText(PlanValue.MapValue map, string key, Func<string, string> edit) =>
        With(map, new PlanValue.TextValue(edit(Assert.IsType<PlanValue.TextValue>(map[key]).Value)), key);

    private static PlanResource Find(Plan plan, string ending) =>
        Assert.Single(plan.Resources, resource => resource.Urn.EndsWith($"${ending}", StringComparison.Ordinal) || resource.Urn.EndsWith($"::{ending}", StringComparison.Ordinal));
}
