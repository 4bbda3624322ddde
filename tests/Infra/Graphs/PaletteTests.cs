using System.Globalization;
using Infra.Graphs;

namespace Infra.Tests.Graphs;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("ink", "paper surface accent-tint good-tint warning-tint bad-tint")]
    [InlineData("quiet", "paper surface accent-tint")]
    [InlineData("accent", "paper surface accent-tint")]
    [InlineData("good", "paper surface good-tint")]
    [InlineData("warning", "paper surface warning-tint")]
    [InlineData("bad", "paper surface bad-tint")]
    public void Contrast_OfTextsToTheirGrounds_IsEnoughInBothSchemes(string text, string grounds) => Assert.All(grounds.Split(' '), ground =>
    {
        Assert.True(Contrast(Of(text).Light, Of(ground).Light) >= 4.5, $"{text} on {ground}, light");
        Assert.True(Contrast(Of(text).Dark, Of(ground).Dark) >= 4.5, $"{text} on {ground}, dark");
    });

    [Fact]
    public void Apply_Style_LeavesNoVariableUndeclared() => Assert.DoesNotContain("var(", Palette.Apply(SvgWriter.Style, dark: true), StringComparison.Ordinal);

    private static PaletteColour Of(string name) => Palette.All.Single(colour => colour.Name == name);

    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    private static double Contrast(string one, string other)
    {
        var (brighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(at => int.Parse(colour.AsSpan(1 + (2 * at), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
