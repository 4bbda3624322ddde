using System.CommandLine;
using System.Globalization;
using Infra.Planning;
using Infra.Reports;
using Infra.Reports.Markdown;
using Infra.Reports.Page;
using Infra.Reports.Sarif;

namespace Infra.Cli;

/// <summary>`infra preview`: what `up` would make of a stack, held against every rule.</summary>
internal sealed class PreviewVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Option<string?> _today = StackReview.TodayOption();
    private readonly ReportOutputs _outputs;

    private PreviewVerb(CliContext context)
    {
        _context = context;
        _outputs = new ReportOutputs(context, "the plan", "a summary", "the report");
    }

    public static Command Create(CliContext context)
    {
        var verb = new PreviewVerb(context);
        var command = new Command("preview", "Compute the whole plan of a stack, without a cloud, and hold every rule against it.")
        {
            verb._stack, verb._today, verb._cwd, verb._noColor, verb._verbose,
        };
        verb._outputs.AddTo(command);
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var started = _context.Clock.GetTimestamp();
        var isVerbose = arguments.GetValue(_verbose);
        _outputs.Check(arguments);
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var day = StackReview.Day(_context, arguments.GetValue(_today));
        if (await StackReview.RunAsync(_context, new PlanRequest(root, arguments.GetValue(_stack)!, WithSources: _outputs.NeedSources(arguments)), day, isVerbose).ConfigureAwait(false) is not { } review)
            return ExitCode.Unusable;

        var reviewed = review.Reviewed;
        _outputs.Json.Write(arguments, stream => PlanJson.Write(reviewed.Plan, stream));
        _outputs.Markdown.Write(arguments, () => PreviewMarkdown.Of(reviewed, review.Facts.Cost));
        _outputs.Sarif.Write(arguments, stream => SarifLog.Write(reviewed, changes: null, review.Facts.Sources, isVerbose ? SarifContent.All : SarifContent.Open, stream));
        _outputs.Html.Write(arguments, stream => PlanPage.Write(reviewed, review.Facts, difference: null, stream));
        if (_outputs.TakeOutput(arguments))
            ReportWriter.Write(PreviewReport.SummaryOf(reviewed), _context.Error, colour: false);
        else
            ReportWriter.Write(PreviewReport.Of(reviewed, isVerbose, review.Facts.Cost), _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
        await _context.Output.FlushAsync().ConfigureAwait(false);
        if (_context.ErrorIsTerminal || isVerbose)
            _context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {_context.Clock.GetElapsedTime(started).TotalSeconds:0.00} s"));
        return review.ExitCode;
    }
}
