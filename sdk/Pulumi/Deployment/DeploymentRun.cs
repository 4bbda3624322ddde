using System.Collections.Immutable;
using Pulumi.Offline;

namespace Pulumi;

/// <summary>What a run is given from outside.</summary>
internal sealed record DeploymentSettings(string Project, string Stack, string Organization, string? RootDirectory, bool IsPreview)
{
    /// <summary>How long a run may stand still, all of its own code having run, before it is said to hang.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether resources tell where the program makes them.</summary>
    public bool WithSources { get; init; }

    /// <summary>By "namespace:key".</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Keys whose value is there, but encrypted.</summary>
    public IReadOnlySet<string> EncryptedKeys { get; init; } = ImmutableHashSet<string>.Empty;
}

public sealed partial class Deployment
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs a program to its end and returns what it registered, in order, and what went wrong.</summary>
    internal static async Task<RunResult> RunAsync(DeploymentSettings settings, IMonitor monitor, Func<Task<Stack>> program)
    {
        if (Current is not null) throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        var deployment = new Deployment(settings, monitor);
        Running.Value = deployment;
        try
        {
            deployment.Stack = await program().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever a program throws is this run's result, not the caller's accident.
            deployment.ReportFault(exception);
        }
        var outputs = PlanValue.MapValue.Empty;
        if (await deployment.DrainAsync().ConfigureAwait(false) && deployment.Stack is { } stack)
        {
            outputs = await deployment.SendOutputsAsync(stack, deployment._stackOutputs).ConfigureAwait(false);
            await deployment.DrainAsync().ConfigureAwait(false);
        }
        lock (deployment._lock)
        {
            return new(
                [.. deployment._registrations.Select(r => r.Resource)],
                [.. deployment._registrations.Select(r => r.Planned).OfType<PlannedResource>()],
                outputs,
                [.. deployment._errors.Concat(deployment._faults.Values)],
                [.. deployment._warnings]);
        }
    }

    /// <summary>Waits until everything that the program began has ended; where it never will, reports why and returns false.</summary>
    private async Task<bool> DrainAsync()
    {
        var wait = FirstLook;
        while (true)
        {
            Task[] open;
            Registration[] waiting;
            lock (_lock)
            {
                foreach (var task in _tasks.Where(t => t.IsFaulted)) ReportFault(task.Exception!.InnerException!);
                _tasks.RemoveAll(t => t.IsCompleted);
                open = [.. _tasks];
                waiting = [.. _registrations.Where(r => r.WaitsFor.Count > 0)];
            }
            if (open.Length == 0) return true;
            var all = Task.WhenAll(open);
            await Task.WhenAny(all, Task.Delay(wait)).ConfigureAwait(false);
            if (all.IsCompleted) continue;
            if (WaitGraph.FindCycle(waiting) is { } cycle)
            {
                Report(new OfflineError(
                    $"waits for itself: {string.Join(", ", cycle.Select((c, i) => $"{c.Resource.Label} needs {cycle[(i + 1) % cycle.Count].Resource.Label} for '{c.Path}'"))}. Break the cycle",
                    cycle[0].Resource.Label, cycle[0].Path));
                return false;
            }
            lock (_lock)
                if (wait == _settings.Patience && !open.Any(t => t.IsCompleted) && _tasks.Count == open.Length)
                {
                    foreach (var registration in waiting)
                        _errors.Add(new OfflineError($"waits for a value that does not come within {_settings.Patience.TotalSeconds:0.#} s of the program's end", registration.Label, registration.WaitsFor is [var first, ..] ? first.Path : null));
                    if (waiting.Length == 0) _errors.Add(new OfflineError($"{open.Length} task(s) of the program do not end within {_settings.Patience.TotalSeconds:0.#} s"));
                    return false;
                }
            wait = _settings.Patience;
        }
    }
}

/// <summary>What a run gave.</summary>
internal sealed record RunResult(
    ImmutableArray<Resource> Resources,
    ImmutableArray<PlannedResource> Planned,
    PlanValue.MapValue Outputs,
    ImmutableArray<OfflineError> Errors,
    ImmutableArray<string> Warnings);
