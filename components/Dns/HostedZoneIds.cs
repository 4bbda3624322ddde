using System.Globalization;
using System.Runtime.CompilerServices;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// Ids of hosted zones in policies. AWS chooses them, so that a new zone's is known only after <c>up</c>: a policy is computed and checked with
/// placeholders, and the ids are filled in as outputs. In a plan the policy stays readable around them.
/// </summary>
internal static class HostedZoneIds
{
    // As long as the longest id, so that a policy that fits with placeholders fits with any ids.
    private const int MostCharacters = 32;

    /// <summary>The placeholder of the zone at an index.</summary>
    public static string Placeholder(int index) => string.Create(CultureInfo.InvariantCulture, $"HOSTEDZONE{index:D2}").PadRight(MostCharacters, 'X');

    /// <summary>The placeholders of a number of zones.</summary>
    public static IReadOnlyList<string> Placeholders(int count) => [.. Enumerable.Range(0, count).Select(Placeholder)];

    /// <summary>A policy with ids in place of its placeholders.</summary>
    public static Input<string> Fill(PolicyDocument policy, IReadOnlyList<Input<string>> ids)
    {
        var json = policy.ToJson();
        if (!ids.Where((_, index) => json.Contains(Placeholder(index), StringComparison.Ordinal)).Any())
            return json;
        var format = json.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        for (var index = 0; index < ids.Count; index++)
            format = format.Replace(Placeholder(index), string.Create(CultureInfo.InvariantCulture, $"{{{index}}}"), StringComparison.Ordinal);
        return Output.Format(FormattableStringFactory.Create(format, [.. ids]));
    }
}
