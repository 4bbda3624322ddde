namespace Infra.Planning;

/// <summary>What a rule holds against a plan.</summary>
/// <param name="Rule">The id of the rule, as `infra explain` knows it.</param>
/// <param name="Severity">Whether it fails the preview.</param>
/// <param name="Subject">What it is about: the URN of a resource, a document ("clusters/dev/main.yaml#Cluster/NAME"), or "exemptions.yaml:LINE".</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Fix">What to do.</param>
public sealed record Finding(string Rule, Severity Severity, string Subject, string Message, string Fix)
{
    /// <summary>By rule, then subject, then message, all ordinally: the order of every output.</summary>
    public static Comparison<Finding> Order { get; } = (left, right) =>
    {
        var order = string.CompareOrdinal(left.Rule, right.Rule);
        if (order == 0)
            order = string.CompareOrdinal(left.Subject, right.Subject);
        return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
    };
}
