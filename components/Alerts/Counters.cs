namespace Infra.Components;

/// <summary>Queries of counters that stand still for most of the time.</summary>
internal static class Counters
{
    /// <summary>
    /// What was counted within a window, where something was: by how much series grew, or how much those began with that were not there before. A counter that is made by the first event
    /// begins at one, and <c>increase</c> sees no growth in it.
    /// </summary>
    /// <param name="by">The labels to add up by: "controller".</param>
    /// <param name="series">The counter, with its matchers.</param>
    /// <param name="window">The window: "30m".</param>
    public static string Counted(string by, string series, string window) =>
        $"sum by ({by}) (increase({series}[{window}])) > 0 or sum by ({by}) ({series} unless {series} offset {window}) > 0";
}
