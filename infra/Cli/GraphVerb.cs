using System.CommandLine;
using Infra.Components;
using Infra.Graphs;
using Infra.Planning;

namespace Infra.Cli;

/// <summary>`infra graph`: the waves of a stack's Applications, or who may call whom, as a picture.</summary>
internal sealed class GraphVerb
{
    private const string Waves = "waves";
    private const string Network = "network";

    private static readonly SortedDictionary<string, GraphFormat> Formats = new(StringComparer.Ordinal) { ["dot"] = GraphFormat.Dot, ["mermaid"] = GraphFormat.Mermaid, ["svg"] = GraphFormat.Svg };
    private static readonly string[] Pictures = [Network, Waves];

    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();

    private readonly Argument<string> _picture = new("PICTURE")
    {
        Description = "waves: in which order Applications are delivered, and what each needs. network: who may call whom.",
        HelpName = "PICTURE",
        DefaultValueFactory = _ => Waves,
    };

    private readonly Option<string?> _format = new("--format", "-f")
    {
        Description = "How it is written. Default: what the name of the file ends with, svg otherwise.",
        HelpName = string.Join('|', Formats.Keys),
    };

    private readonly Option<string?> _around = new("--around")
    {
        Description = "Of the network, this workload and its neighbours alone.",
        HelpName = "WORKLOAD",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file; '-' is standard output.",
        HelpName = "FILE|-",
        DefaultValueFactory = _ => FileOutput.StandardOutput,
    };

    private GraphVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new GraphVerb(context);
        verb._picture.CompletionSources.Add(Pictures);
        verb._format.CompletionSources.Add([.. Formats.Keys]);
        var command = new Command("graph", "Draw a stack's waves or its network as SVG, DOT or Mermaid.")
        {
            verb._picture, verb._stack, verb._format, verb._around, verb._output, verb._cwd, verb._verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var file = arguments.GetValue(_output)!;
        var format = Format(arguments.GetValue(_format), file);
        var picture = arguments.GetValue(_picture)!;
        if (!Pictures.Contains(picture))
            throw new CliException($"there is no picture '{picture}'; there are {string.Join(" and ", Pictures)}.{Mistakes.Suggestion(picture, Pictures)}");
        if (picture != Network && arguments.GetValue(_around) is not null)
            throw new CliException($"--around is for the network: `infra graph {Network} --around {arguments.GetValue(_around)}`.");

        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var planning = await _context.Planner.PlanAsync(new PlanRequest(root, arguments.GetValue(_stack)!)).ConfigureAwait(false);
        PlanningNotes.Tell(_context, planning, arguments.GetValue(_verbose));
        if (planning.Plan is not { } plan)
            return ExitCode.Unusable;

        var platform = planning.Facts?.Platform;
        var graph = picture == Waves ? WaveGraph.Of(plan, platform) : NetworkOf(plan, platform, arguments.GetValue(_around));
        FileOutput.Write(_context, file, "the picture", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(GraphText.Write(graph, format))));
        return ExitCode.Fine;
    }

    private static Graph NetworkOf(Plan plan, PlatformModel? platform, string? workload)
    {
        if (platform is null)
            throw new CliException($"nobody has derived what runs on the clusters of '{plan.Stack}'.");
        if (workload is null)
            return NetworkGraph.Of(platform);
        var known = NetworkGraph.WorkloadsOf(platform);
        return NetworkGraph.Around(platform, workload)
            ?? throw new CliException($"there is no workload '{workload}'.{Mistakes.Suggestion(workload, known)} There are {string.Join(", ", known)}.");
    }

    private static GraphFormat Format(string? given, string file)
    {
        if (given is not null)
        {
            return Formats.TryGetValue(given, out var named)
                ? named
                : throw new CliException($"--format is '{given}'; it is one of {string.Join(", ", Formats.Keys)}.{Mistakes.Suggestion(given, Formats.Keys)}");
        }
        return Path.GetExtension(file) switch
        {
            ".dot" or ".gv" => GraphFormat.Dot,
            ".mmd" or ".mermaid" => GraphFormat.Mermaid,
            _ => GraphFormat.Svg,
        };
    }
}
