using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Infra.Rules.Exemptions;

/// <summary>Reads exemptions from YAML, and gathers all that is wrong on the way.</summary>
internal sealed class ExemptionReader
{
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly string[] Keys = ["rule", "subject", "stacks", "reason", "owner", "expires"];

    private readonly ImmutableArray<Exemption>.Builder _exemptions = ImmutableArray.CreateBuilder<Exemption>();
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();

    public ExemptionFile.Content Read(YamlNode root)
    {
        if (root is not YamlMappingNode map)
        {
            Report(root, $"the file is {Said(root)}; it is a map with the one key \"exemptions\".");
            return Result();
        }
        foreach (var (key, value) in map.Children)
        {
            if (TextOf(key) != "exemptions")
                Report(key, $"there is no key \"{TextOf(key)}\"; the file has the one key \"exemptions\".");
            else if (value is YamlSequenceNode list)
                ReadAll(list);
            else if (TextOf(value) is not ("" or "~" or "null"))
                Report(value, $"\"exemptions\" is {Said(value)}; it is a list.");
        }
        return Result();
    }

    private ExemptionFile.Content Result() => new(_problems.Count == 0 ? _exemptions.ToImmutable() : [], _problems.ToImmutable());

    private void ReadAll(YamlSequenceNode list)
    {
        foreach (var node in list.Children)
        {
            if (node is not YamlMappingNode entry)
                Report(node, $"an exemption is {Said(node)}; it is a map of {string.Join(", ", Keys)}.");
            else if (Read(entry) is { } exemption)
                _exemptions.Add(exemption);
        }
    }

    private Exemption? Read(YamlMappingNode entry)
    {
        foreach (var key in entry.Children.Keys)
        {
            if (!Keys.Contains(TextOf(key)))
                Report(key, $"an exemption has no key \"{TextOf(key)}\"; it has {string.Join(", ", Keys)}.");
        }
        var rule = Rule(entry);
        var subject = Required(entry, "subject", "the URN that is exempt, \"*\" for any part of it");
        var reason = Required(entry, "reason", "why it is right, for now");
        var owner = Required(entry, "owner", "who answers for it");
        var expires = Expiry(entry);
        var stacks = Stacks(entry);
        if (rule is null || subject is null || reason is null || owner is null || expires is null)
            return null;
        return new Exemption
        {
            Rule = rule,
            Subject = subject,
            Reason = reason,
            Owner = owner,
            Expires = expires.Value,
            Stacks = stacks,
            Line = (int)entry.Start.Line,
        };
    }

    private string? Rule(YamlMappingNode entry)
    {
        var id = Required(entry, "rule", "the id of the rule, such as AWS001");
        if (id is null || (RuleCatalog.Find(id) is { } rule && rule is not (ExpiredExemption or UnusedExemption)))
            return id;
        var known = RuleCatalog.Find(id) is not null;
        Report(Child(entry, "rule")!, known ? $"{id} judges exemptions and cannot be exempted from." : $"there is no rule {id}; `infra explain` lists them.");
        return null;
    }

    private DateOnly? Expiry(YamlMappingNode entry)
    {
        var text = Required(entry, "expires", $"the last day on which it holds, as {DateFormat}");
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Report(Child(entry, "expires")!, $"\"expires\" is \"{text}\"; it is a day as {DateFormat}.");
        return null;
    }

    private ImmutableArray<string> Stacks(YamlMappingNode entry)
    {
        switch (Child(entry, "stacks"))
        {
            case null:
                return [];
            case YamlSequenceNode { Children.Count: > 0 } list when list.Children.All(item => item is YamlScalarNode):
                return [.. list.Children.Select(TextOf)];
            case var other:
                Report(other, "\"stacks\" is a list of names, with one at least; without the key the exemption holds for every stack.");
                return [];
        }
    }

    private string? Required(YamlMappingNode entry, string key, string meaning)
    {
        var node = Child(entry, key);
        if (node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
            return text;
        Report(node ?? entry, node is null ? $"an exemption lacks \"{key}\": {meaning}." : $"\"{key}\" is {Said(node)}; it says {meaning}.");
        return null;
    }

    private static YamlNode? Child(YamlMappingNode entry, string key) => entry.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string TextOf(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static string Said(YamlNode node) => node switch
    {
        YamlMappingNode => "a map",
        YamlSequenceNode => "a list",
        _ when TextOf(node).Length == 0 => "empty",
        _ => $"\"{TextOf(node)}\"",
    };

    private void Report(YamlNode node, string problem) =>
        _problems.Add(FormattableString.Invariant($"{ExemptionFile.Name}:{node.Start.Line}: {problem}"));
}
