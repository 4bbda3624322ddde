using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Offline;

/// <summary>Who answers for the cloud: nobody in a plan, mocks in a test.</summary>
internal interface IMonitor
{
    /// <summary>Whether a resource type without a schema is an error.</summary>
    bool KnowsAllTypes { get; }

    ValueTask<ResourceState> RegisterAsync(PlannedResource resource, ResourceOptions options);

    ValueTask RegisterOutputsAsync(string urn, PlanValue.MapValue outputs);

    ValueTask<PlanValue> InvokeAsync(string token, PlanValue.MapValue args, ProviderResource? provider);
}

/// <summary>A plan: what a program gives is known, what a provider computes is not.</summary>
internal sealed class PlanMonitor(IReadOnlyDictionary<string, Func<PlanValue.MapValue, PlanValue>> functions) : IMonitor
{
    public bool KnowsAllTypes => true;

    public ValueTask<ResourceState> RegisterAsync(PlannedResource resource, ResourceOptions options) => new(new ResourceState(null, resource.Inputs, IsPreview: true));

    public ValueTask RegisterOutputsAsync(string urn, PlanValue.MapValue outputs) => default;

    public ValueTask<PlanValue> InvokeAsync(string token, PlanValue.MapValue args, ProviderResource? provider)
    {
        var listed = LoadedPackages.Find(LoadedPackages.PackageOf(token), typeof(PlanMonitor).Assembly)?.FindFunction(token);
        if (listed is not null) InputChecks.Check(listed, args);
        if (functions.TryGetValue(token, out var function)) return new(function(args));
        // A provider that runs answers it, and in a plan none does.
        if (listed is not null) return new(new PlanValue.UnknownValue(token));
        var known = functions.Count == 0 ? "this program has none" : "known are " + string.Join(", ", functions.Keys.Order(StringComparer.Ordinal));
        throw new RunException($"function {token} is not known offline: {known}. Take the value from configuration instead, "
            + $"or, where a plan may do without it, have `node sdk/import/import.mjs add {token}` list it: its answer is unknown then.");
    }
}

/// <summary>A test: its mocks answer, and see what the published package shows them (numbers as double, secrets in the clear, no inputs that hold an unknown).</summary>
internal sealed class MockMonitor(IMocks mocks, bool isPreview) : IMonitor
{
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public bool KnowsAllTypes => false;

    public async ValueTask<ResourceState> RegisterAsync(PlannedResource resource, ResourceOptions options)
    {
        if (resource.Type == Stack.StackType) return new(null, PlanValue.MapValue.Empty, isPreview);
        var import = (options as CustomResourceOptions)?.ImportId;
        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = resource.Type,
            Name = resource.Name,
            Inputs = Visible(resource.Inputs),
            Provider = resource.Custom ? await ReferenceAsync(options.Provider).ConfigureAwait(false) : "",
            Id = import ?? "",
        }).ConfigureAwait(false);
        return new(string.IsNullOrEmpty(id) ? import : id, Answer(state, $"the mock's state of {resource.Type} '{resource.Name}'"), isPreview);
    }

    public async ValueTask RegisterOutputsAsync(string urn, PlanValue.MapValue outputs) => await mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
        urn, outputs.Items.ToImmutableDictionary(o => o.Key, o => new Output<object?>(ValueConverter.Convert<object?>(o.Value, OutputState.Known, () => new UnknownFrom($"{urn}#{o.Key}")))))).ConfigureAwait(false);

    public async ValueTask<PlanValue> InvokeAsync(string token, PlanValue.MapValue args, ProviderResource? provider) => Answer(await mocks.CallAsync(new MockCallArgs
    {
        Token = token,
        Args = Visible(args),
        Provider = await ReferenceAsync(provider).ConfigureAwait(false),
    }).ConfigureAwait(false), $"the mock's answer to {token}");

    private static async Task<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null) return "";
        var id = await provider.Id.GetDataAsync().ConfigureAwait(false);
        return $"{provider.PlannedUrn}::{(id.IsKnown && !string.IsNullOrEmpty(id.Value) ? id.Value : UnknownId)}";
    }

    private static ImmutableDictionary<string, object> Visible(PlanValue.MapValue inputs) => inputs.Items
        .Where(i => PlanJsonText.FirstUnknown(i.Value) is null)
        .ToImmutableDictionary(i => i.Key, i => PlanJsonText.Plain(i.Value)!);

    private static PlanValue.MapValue Answer(object? answer, string what)
    {
        var serializer = new ValueSerializer();
        var value = serializer.Serialize("state", answer);
        if (serializer.Problems is [var problem, ..]) throw new InvalidOperationException($"{what}: {problem.Path}: {problem.Message}", problem.Exception);
        return value as PlanValue.MapValue ?? (answer is null ? PlanValue.MapValue.Empty : throw new InvalidOperationException($"{what} is {answer.GetType()}: give a dictionary with text keys"));
    }
}
