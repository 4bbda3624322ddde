using System.Collections.Immutable;
using Pulumi.Offline;

namespace Pulumi;

public sealed partial class Deployment
{
    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new(InvokeAsync<T>(token, args, options), null);
    }

    private async Task<OutputData<T>> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var serializer = new ValueSerializer();
        var dependencies = ImmutableArray<Resource>.Empty;
        PlanValue.MapValue values;
        while (true)
        {
            serializer.Clear();
            values = serializer.SerializeArgs(args);
            dependencies = [.. serializer.Dependencies];
            if (serializer.Pending.Count == 0) break;
            foreach (var (_, output) in serializer.Pending) await output.Settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (serializer.Problems is [var problem, ..]) throw new RunException($"function {token}: argument '{problem.Path}': {problem.Message}", problem.Exception);
        var secret = PlanJsonText.HasSecret(values);
        if (PlanJsonText.FirstUnknown(values) is PlanValue.UnknownValue unknown)
            return new(default!, new OutputState(secret, dependencies, new UnknownFrom(unknown.Source)));
        var answer = await Monitor.InvokeAsync(token, values, options?.Provider).ConfigureAwait(false);
        return ValueConverter.Convert<T>(answer, new OutputState(secret, dependencies, null), () => new UnknownFrom(token));
    }
}
