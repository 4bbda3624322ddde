using Infra.Reports;

namespace Infra.Tests.Reports;

public sealed class ReportWriterTests
{
    [Fact]
    public void Write_Pipe_HasNoEscapesAndKeepsBrackets()
    {
        var report = new Report();
        report.Line("[red]x[/]", Tone.Error).Add(" y");
        report.Line();
        Assert.Equal("[red]x[/] y\n\n", Written(report, colour: false));
    }

    [Fact]
    public void Write_Terminal_ColoursAndKeepsBrackets()
    {
        var report = new Report();
        report.Line("[red]x[/]", Tone.Error).Add(" [y]");
        var text = Written(report, colour: true);
        Assert.Contains("\u001b[", text, StringComparison.Ordinal);
        Assert.Contains("[red]x[/]", text, StringComparison.Ordinal);
        Assert.Contains(" [y]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_LineWiderThanAnyTerminal_IsNotBroken(bool colour)
    {
        var report = new Report();
        report.Line(string.Join(' ', Enumerable.Repeat("word", 1000)), Tone.Strong);
        Assert.Equal(1, Written(report, colour).Count(character => character == '\n'));
    }

    private static string Written(Report report, bool colour)
    {
        using var output = new StringWriter();
        ReportWriter.Write(report, output, colour);
        return output.ToString();
    }
}
