namespace Infra.Reports;

/// <summary>Lines for people. What they say depends on nothing but what they are about: no width, no clock, no culture.</summary>
public sealed class Report
{
    private readonly List<ReportLine> _lines = [];

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<ReportLine> Lines => _lines;

    /// <summary>Begins a line.</summary>
    public ReportLine Line()
    {
        var line = new ReportLine();
        _lines.Add(line);
        return line;
    }

    /// <summary>Begins a line with a part.</summary>
    public ReportLine Line(string text, Tone tone = Tone.Plain) => Line().Add(text, tone);
}
