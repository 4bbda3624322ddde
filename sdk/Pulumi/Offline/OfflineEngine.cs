using System.Collections.Immutable;

namespace Pulumi.Offline;

/// <summary>What a program is given when it runs without an engine.</summary>
public sealed record OfflineOptions
{
    /// <summary>The project's name, as in Pulumi.yaml.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The organisation's name.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The folder of Pulumi.yaml; a program that asks for it fails where it is null.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>Configuration by "namespace:key", structured values as JSON: as the engine passes it.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Keys whose value is encrypted: they are secret, and unknown.</summary>
    public IReadOnlySet<string> EncryptedKeys { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Provider functions that can be answered, by token.</summary>
    public IReadOnlyDictionary<string, Func<PlanValue.MapValue, PlanValue>> Functions { get; init; } = ImmutableDictionary<string, Func<PlanValue.MapValue, PlanValue>>.Empty;

    /// <summary>Whether each resource tells where the program makes it (<see cref="PlannedResource.Source"/>). Default: false, as it takes time.</summary>
    public bool WithSources { get; init; }

    /// <summary>How long a run may stand still, all of its own code having run, before it is said to hang; 10 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Computes the whole plan of a program in-process. Unlike the published package's mocks it keeps parents, URNs, dependencies by property,
/// providers, protection, secrets and unknowns, and refuses what the engine or a provider would refuse.
/// </summary>
public static class OfflineEngine
{
    /// <summary>Runs a program; what it returns are the stack's outputs. What goes wrong is in the result, not thrown.</summary>
    public static async Task<OfflineResult> RunAsync(OfflineOptions options, Func<IDictionary<string, object?>> program)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(program);
        var settings = new DeploymentSettings(options.Project, options.Stack, options.Organization, options.RootDirectory, IsPreview: true)
        {
            Config = options.Config,
            EncryptedKeys = options.EncryptedKeys,
            Patience = options.Patience,
            WithSources = options.WithSources,
        };
        var run = await Deployment.RunAsync(settings, new PlanMonitor(options.Functions), () =>
        {
            var stack = new Stack();
            stack.RegisterStackOutputs(program());
            return Task.FromResult(stack);
        }).ConfigureAwait(false);
        return new OfflineResult(run.Planned, run.Outputs, run.Errors, run.Warnings);
    }
}
