namespace Infra.Graphs;

/// <summary>How wide a text is where nobody can measure it: as the widest of the usual sans-serif fonts has it, so that it fits in all of them.</summary>
internal static class TextWidth
{
    // Parts of the font's size, of DejaVu Sans: Arial, Helvetica and Segoe UI are narrower throughout.
    private const double Narrow = 0.32;
    private const double Slim = 0.42;
    private const double Usual = 0.64;
    private const double Capital = 0.72;
    private const double Wide = 1.0;

    /// <summary>The width in the unit of the font's size.</summary>
    public static double Of(string text, double fontSize) => text.Sum(Of) * fontSize;

    private static double Of(char letter) => letter switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' or ' ' => Narrow,
        'f' or 'r' or 't' or '-' or '(' or ')' or '[' or ']' or '/' or '"' => Slim,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => Wide,
        >= 'A' and <= 'Z' => Capital,
        < '\u0250' => Usual,
        // Scripts whose letters are square.
        _ => Wide,
    };
}
