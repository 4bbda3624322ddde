using Spectre.Console;

namespace Infra.Reports;

/// <summary>Writes a report: as it is into a pipe or a file, coloured onto a terminal. A line is never broken: terminals do so themselves.</summary>
public static class ReportWriter
{
    // Spectre breaks lines at the width of its console.
    private const int NeverBreak = short.MaxValue;

    /// <summary>Writes all lines, each ended by LF.</summary>
    public static void Write(Report report, TextWriter output, bool colour)
    {
        if (colour)
            WriteColoured(report, output);
        else
            WritePlain(report, output);
    }

    private static void WritePlain(Report report, TextWriter output)
    {
        foreach (var line in report.Lines)
        {
            foreach (var (text, _) in line.Parts)
                output.Write(text);
            output.Write('\n');
        }
    }

    private static void WriteColoured(Report report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = NeverBreak;
        foreach (var line in report.Lines)
        {
            // Text, unlike markup, gives brackets no meaning.
            foreach (var (text, tone) in line.Parts)
                console.Write(new Text(text, StyleOf(tone)));
            output.Write('\n');
        }
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Error => new Style(Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
