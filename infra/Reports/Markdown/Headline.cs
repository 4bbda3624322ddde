using Infra.Differences;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>What a difference comes to, in a line.</summary>
internal static class Headline
{
    /// <summary>"3 added, 12 changed; 2 replaced", or what differs where no resource does.</summary>
    public static string Of(PlanDifference difference)
    {
        if (difference.IsEmpty)
            return "nothing differs";
        var counts = DifferenceCounts.Of(difference);
        if (!difference.Resources.IsEmpty)
            return $"{Words.Count(difference.Resources.Length, "resource")} ({counts.Resources.Text})";
        return difference.Manifests.IsEmpty ? "no resource differs" : $"no resource, {Words.Count(difference.Manifests.Length, "Kubernetes object")} ({counts.Manifests.Text})";
    }
}
