using System.CommandLine;

namespace Infra.Cli;

/// <summary>The forms beside the terminal's in which preview and diff write what they found.</summary>
/// <param name="context">The process.</param>
/// <param name="json">What is written as JSON: "the plan".</param>
/// <param name="markdown">What is written as Markdown.</param>
/// <param name="html">What is written as a web page.</param>
internal sealed class ReportOutputs(CliContext context, string json, string markdown, string html)
{
    public FileOutput Json { get; } = new(context, "--json", $"{json} as JSON");

    public FileOutput Markdown { get; } = new(context, "--markdown", $"{markdown} as Markdown");

    public FileOutput Sarif { get; } = new(context, "--sarif", "the findings as SARIF");

    public FileOutput Html { get; } = new(context, "--html", $"{html} as a web page");

    private FileOutput[] All => [Json, Markdown, Sarif, Html];

    /// <summary>Gives a verb the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var output in All)
            command.Options.Add(output.Option);
    }

    /// <summary>Refuses a command line that sends several of them to standard output.</summary>
    public void Check(ParseResult arguments) => FileOutput.CheckOutput(arguments, All);

    /// <summary>Whether standard output holds one of them and nothing else.</summary>
    public bool TakeOutput(ParseResult arguments) => All.Any(output => output.TakesOutput(arguments));

    /// <summary>Whether one of them says where things are declared, which costs time to know.</summary>
    public bool NeedSources(ParseResult arguments) => Sarif.IsAsked(arguments) || Html.IsAsked(arguments);
}
