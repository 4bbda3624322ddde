namespace Infra.Reports;

/// <summary>A line of a report: parts, each with its tone.</summary>
public sealed class ReportLine
{
    private readonly List<(string Text, Tone Tone)> parts = [];

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<(string Text, Tone Tone)> Parts => parts;

    /// <summary>Adds a part.</summary>
    public ReportLine Add(string text, Tone tone = Tone.Plain)
    {
        if (text.Length > 0)
            parts.Add((text, tone));
        return this;
    }
}
