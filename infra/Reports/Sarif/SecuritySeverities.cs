using System.Collections.Frozen;
using Infra.Rules;

namespace Infra.Reports.Sarif;

/// <summary>
/// How grave it is for security where a rule does not hold, in GitHub's bands: above 9.0 critical, from 7.0 high, from 4.0 medium, from 0.1 low. Rules that keep
/// things working, and not closed, have none.
/// </summary>
internal static class SecuritySeverities
{
    private const string Critical = "9.5";
    private const string High = "8.0";
    private const string Medium = "5.5";
    private const string Low = "2.0";

    private static readonly FrozenDictionary<string, string> Scores = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Encryption at rest, and who may use its keys.
        ["AWS001"] = Medium,
        ["AWS002"] = Medium,
        ["AWS003"] = Medium,
        ["AWS004"] = Medium,
        ["KOPS001"] = Medium,
        ["KOPS002"] = Medium,

        // Open to the world, or in the clear.
        ["AWS005"] = High,
        ["AWS006"] = Medium,
        ["AWS008"] = High,
        ["KOPS003"] = High,
        ["KOPS005"] = Medium,
        ["KOPS009"] = High,
        ["K8S007"] = High,
        ["K8S008"] = Medium,
        ["F1"] = Medium,
        ["F13"] = High,

        // Who may do what, as whom.
        ["AWS007"] = High,
        ["AWS015"] = High,
        ["AWS016"] = Medium,
        ["KOPS004"] = High,
        ["KOPS014"] = Medium,
        ["K8S002"] = Medium,
        ["K8S009"] = High,
        ["SEC002"] = High,
        ["SEC003"] = High,
        ["SEC005"] = High,
        ["INV3"] = High,
        ["INV6"] = High,
        ["F16"] = Medium,

        // Secrets where they are read by others.
        ["K8S003"] = Critical,
        ["INV2"] = High,

        // What an inquiry has to go by.
        ["AWS010"] = Low,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The ids of rules that have one.</summary>
    public static IEnumerable<string> Rules => Scores.Keys;

    /// <summary>The score of a rule, as SARIF's readers take it; null for what is no matter of security.</summary>
    public static string? Of(Rule rule) => Scores.GetValueOrDefault(rule.Id);
}
