using System.Text;
using Infra.Components;
using Infra.Planning;
using Infra.Stacks;

namespace Infra.Cli;

/// <summary>All that the program touches of the process around it, so that tests run the real command line.</summary>
public sealed record CliContext
{
    private readonly Stream _outputStream = Stream.Null;

    /// <summary>Standard output, as bytes; flush <see cref="Output"/> before writing to it.</summary>
    public required Stream OutputStream
    {
        get => _outputStream;
        init
        {
            _outputStream = value;
            Output = new StreamWriter(value, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
    }

    /// <summary>Standard output, as text.</summary>
    public TextWriter Output { get; private init; } = TextWriter.Null;

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where the program was started, as a full path.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The variables of the environment; null for one that is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether a person reads standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person reads standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>What computes plans.</summary>
    public required IPlanner Planner { get; init; }

    /// <summary>What derives the platform of one of an environment's clusters.</summary>
    public required Func<EnvironmentConfig, ClusterSpec, PlatformModel> Platform { get; init; }

    /// <summary>What runs other programs. Default: as processes of this machine.</summary>
    public Func<ChildProcess, Task<ChildResult>> Run { get; init; } = ChildProcess.RunAsync;

    /// <summary>The real process.</summary>
    public static CliContext OfProcess(IPlanner planner, Func<EnvironmentConfig, ClusterSpec, PlatformModel> platform) => new()
    {
        OutputStream = Console.OpenStandardOutput(),
        Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true },
        WorkingDirectory = Directory.GetCurrentDirectory(),
        Environment = System.Environment.GetEnvironmentVariable,
        Clock = TimeProvider.System,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Planner = planner,
        Platform = platform,
    };

    /// <summary>Whether output may be coloured: a person reads it, and nobody asked not to (https://no-color.org).</summary>
    public bool MayColour(bool noColorOption) =>
        OutputIsTerminal && !noColorOption && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb";
}
