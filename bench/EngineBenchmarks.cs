using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Offline;

namespace Infra.Bench;

/// <summary>
/// The offline engine on many small resources: a name, a number, a flag and two tags each, as one ConfigMap with two labels and two keys has.
/// One run is the whole way from the program to its plan.
/// </summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private static readonly OfflineOptions Options = new() { Project = "bench", Stack = "dev" };

    /// <summary>How many resources.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Resources { get; set; }

    /// <summary>Resources that know nothing of each other.</summary>
    [Benchmark]
    public async Task<int> Flat() => await RunAsync(Resources, static (i, _) => Group(i, $"/bench/{i}"));

    /// <summary>Each resource takes the one before's unknown ARN.</summary>
    [Benchmark]
    public async Task<int> Chain() => await RunAsync(Resources, static (i, before) => Group(i, before is null ? "/bench" : Output.Format($"{before.Arn}/{i}")));

    private static LogGroup Group(int number, Input<string> name) => new($"group-{number}", new LogGroupArgs
    {
        Name = name,
        RetentionInDays = 30,
        SkipDestroy = false,
        Tags = { { "Owner", "bench" }, { "Environment", "dev" } },
    });

    private static async Task<int> RunAsync(int count, Func<int, LogGroup?, LogGroup> add)
    {
        var plan = await OfflineEngine.RunAsync(Options, () =>
        {
            LogGroup? before = null;
            for (var i = 0; i < count; i++) before = add(i, before);
            return ImmutableDictionary<string, object?>.Empty;
        });
        return plan.Errors.IsEmpty && plan.Resources.Length == count + 1 ? count : throw new InvalidOperationException($"{plan.Errors.FirstOrDefault()}");
    }
}
