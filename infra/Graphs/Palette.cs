namespace Infra.Graphs;

/// <summary>A colour by what it is for.</summary>
/// <param name="Name">Its name as styles have it: "ink" of "var(--ink)".</param>
/// <param name="Light">It on a light ground: "#1b2028".</param>
/// <param name="Dark">It on a dark one.</param>
internal sealed record PaletteColour(string Name, string Light, string Dark);

/// <summary>The colours of pictures and pages. Texts keep a contrast of at least 4.5 to 1 to what they stand on, as https://www.w3.org/TR/WCAG22/#contrast-minimum asks.</summary>
internal static class Palette
{
    /// <summary>How many colours groups have; further groups begin anew.</summary>
    public const int Groups = 8;

    /// <summary>All colours.</summary>
    public static IReadOnlyList<PaletteColour> All { get; } =
    [
        new("paper", "#ffffff", "#14171c"),
        new("surface", "#f5f7fa", "#1c2028"),
        new("line", "#d6dbe3", "#363d4a"),
        new("ink", "#1b2028", "#e7eaf0"),
        new("quiet", "#566070", "#a5aebc"),
        new("accent", "#1d5bb8", "#8ab4f8"),
        new("good", "#19693c", "#7fd1a0"),
        new("warning", "#805300", "#f0c060"),
        new("bad", "#b3261e", "#ff9d94"),
        new("accent-tint", "#e7effb", "#1c2d47"),
        new("good-tint", "#e5f4ea", "#163526"),
        new("warning-tint", "#fdf1d8", "#3a2e10"),
        new("bad-tint", "#fce9e7", "#43201d"),
        new("edge", "#98a2b3", "#657083"),
        new("group-0", "#3b6fd1", "#7fa6f0"),
        new("group-1", "#1f8a70", "#5cc4a8"),
        new("group-2", "#b3631a", "#e39a55"),
        new("group-3", "#8a4fbf", "#bd92e8"),
        new("group-4", "#b8326d", "#ea7fae"),
        new("group-5", "#5f7d1c", "#a6c65a"),
        new("group-6", "#2b8ba8", "#6cc3dd"),
        new("group-7", "#75695c", "#b5a897"),
    ];

    /// <summary>Declarations of all colours, for a rule of a style: "--ink:#1b2028;…".</summary>
    public static string Declarations(bool dark) => string.Concat(All.Select(colour => $"--{colour.Name}:{(dark ? colour.Dark : colour.Light)};"));

    /// <summary>A style with its colours written out, for what reads it and knows no variables.</summary>
    public static string Apply(string style, bool dark) =>
        All.Aggregate(style, (text, colour) => text.Replace($"var(--{colour.Name})", dark ? colour.Dark : colour.Light, StringComparison.Ordinal));
}
