using System.Collections.Immutable;
using Infra.Rules.Policies;

namespace Infra.Differences.Meanings;

/// <summary>What statements of AWS' policies let through, action by action and resource by resource.</summary>
internal static class AwsStatements
{
    private const string DeniedForm = "denied: {verb} on {object}";

    /// <summary>Says what a statement lets somebody do.</summary>
    /// <param name="reading">Where it is said.</param>
    /// <param name="subjects">Who.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="ownerOf">The title of the thing that it goes with, by who it is said of.</param>
    /// <param name="resource">What an asterisk for a resource stands for, as in the policy of a key; null where it stands for everything.</param>
    public static void Add(MeaningReading reading, IEnumerable<string> subjects, PolicyStatement statement, Func<string, string> ownerOf, string? resource = null)
    {
        var way = Way.Of([
            .. statement.Conditions.Select(TermOf),
            .. Except("for actions but", statement.NotActions),
            .. Except("for resources but", statement.NotResources),
            .. ButFor(statement),
        ]);
        Access access = statement.Allows ? Access.By(way) : Access.Denial(way);
        var resources = statement.Resources.IsEmpty ? ["*"] : statement.Resources;
        foreach (var subject in subjects)
        {
            foreach (var action in statement.Actions.IsEmpty ? ["*"] : statement.Actions)
            {
                foreach (var each in resources)
                    reading.Add(new MeaningKey(subject, action, each == "*" && resource is not null ? resource : each, statement.Allows ? MeaningKey.OnResource : DeniedForm), access, ownerOf(subject));
            }
        }
    }

    /// <summary>Whom a statement for all others leaves out, as a term of a way.</summary>
    public static IEnumerable<Term> ButFor(PolicyStatement statement) => Except("for principals but", statement.NotPrincipals);

    /// <summary>A condition, as a term of a way.</summary>
    public static Term TermOf(PolicyCondition condition) => new(
        $"if {condition.Key} {WordOf(condition.Operator)}",
        [.. condition.Values.Order(StringComparer.Ordinal)],
        condition.Operator.Contains("Not", StringComparison.Ordinal));

    private static string WordOf(string @operator) => @operator switch
    {
        "StringEquals" or "ArnEquals" or "Bool" or "NumericEquals" or "IpAddress" => "=",
        "StringLike" or "ArnLike" => Term.Like.Trim(),
        "StringNotEquals" or "ArnNotEquals" or "NumericNotEquals" or "NotIpAddress" => "≠",
        _ => @operator,
    };

    private static IEnumerable<Term> Except(string name, ImmutableArray<string> values) => values.IsEmpty ? [] : [new Term(name, [.. values.Order(StringComparer.Ordinal)], IsNegative: true)];
}
