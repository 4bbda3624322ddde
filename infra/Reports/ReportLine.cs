namespace Infra.Reports;

/// <summary>A line of a report: parts, each with its tone.</summary>
public sealed class ReportLine
{
    private readonly List<(string Text, Tone Tone)> _parts = [];

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<(string Text, Tone Tone)> Parts => _parts;

    /// <summary>Adds a part.</summary>
    public ReportLine Add(string text, Tone tone = Tone.Plain)
    {
        if (text.Length > 0)
            _parts.Add((text, tone));
        return this;
    }
}
