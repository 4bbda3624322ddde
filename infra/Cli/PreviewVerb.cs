using System.CommandLine;
using System.Globalization;
using Infra.Planning;
using Infra.Reports;
using Infra.Reports.Page;

namespace Infra.Cli;

/// <summary>`infra preview`: what `up` would make of a stack, held against every rule.</summary>
internal sealed class PreviewVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly FileOutput _json;
    private readonly FileOutput _html;

    private readonly Option<string?> _today = StackReview.TodayOption();

    private PreviewVerb(CliContext context)
    {
        _context = context;
        _json = new FileOutput(context, "--json", "the plan as JSON");
        _html = new FileOutput(context, "--html", "the plan as a page that needs no network");
    }

    public static Command Create(CliContext context)
    {
        var verb = new PreviewVerb(context);
        var command = new Command("preview", "Compute the whole plan of a stack, without a cloud, and hold every rule against it.")
        {
            verb._stack, verb._json.Option, verb._html.Option, verb._today, verb._cwd, verb._noColor, verb._verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        FileOutput.CheckOutput(arguments, _json, _html);
        var started = _context.Clock.GetTimestamp();
        var isVerbose = arguments.GetValue(_verbose);
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var day = StackReview.Day(_context, arguments.GetValue(_today));
        if (await StackReview.RunAsync(_context, new PlanRequest(root, arguments.GetValue(_stack)!), day, isVerbose).ConfigureAwait(false) is not { } review)
            return ExitCode.Unusable;

        var reviewed = review.Reviewed;
        _json.Write(arguments, stream => PlanJson.Write(reviewed.Plan, stream));
        _html.Write(arguments, stream => PlanPage.Write(reviewed, review.Facts, difference: null, stream));
        if (_json.TakesOutput(arguments) || _html.TakesOutput(arguments))
            ReportWriter.Write(PreviewReport.SummaryOf(reviewed), _context.Error, colour: false);
        else
            ReportWriter.Write(PreviewReport.Of(reviewed, isVerbose, review.Facts.Cost), _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
        await _context.Output.FlushAsync().ConfigureAwait(false);
        if (_context.ErrorIsTerminal || isVerbose)
            _context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {_context.Clock.GetElapsedTime(started).TotalSeconds:0.00} s"));
        return review.ExitCode;
    }
}
