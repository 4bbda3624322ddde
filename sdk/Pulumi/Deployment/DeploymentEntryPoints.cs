using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Offline;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs a program on the Pulumi engine, which these stand-ins have not.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => throw new InvalidOperationException(
        "Program run without the Pulumi engine available: this build has the offline stand-ins. Build with PulumiSdk=published to deploy.");

    /// <summary>Runs a stack with mocks in place of providers and returns its resources, the stack first.</summary>
    /// <exception cref="RunException">One thing went wrong.</exception>
    /// <exception cref="AggregateException">Several things went wrong; each is a <see cref="RunException"/>.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new() =>
        ResourcesOf(TestCoreAsync(mocks, options, () =>
        {
            var stack = new TStack();
            stack.RegisterPropertyOutputs();
            return Task.FromResult<(Stack, IDictionary<string, object?>)>((stack, ImmutableDictionary<string, object?>.Empty));
        }));

    /// <summary>Runs a program with mocks in place of providers; returns its resources, the stack first, and what the function returned.</summary>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs a program with mocks in place of providers; returns its resources, the stack first, and what the function returned.</summary>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        TestCoreAsync(testMocks, testOptions, async () =>
        {
            var stack = new Stack();
            return (stack, await createResources().ConfigureAwait(false));
        });

    /// <summary>Runs a program with mocks in place of providers; returns its resources, the stack first.</summary>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        ResourcesOf(TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);
        }));

    /// <summary>Runs a program with mocks in place of providers; returns its resources, the stack first.</summary>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        ResourcesOf(TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
        }));

    private static async Task<ImmutableArray<Resource>> ResourcesOf(Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> test) =>
        (await test.ConfigureAwait(false)).Resources;

    private static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestCoreAsync(
        IMocks mocks, TestOptions? options, Func<Task<(Stack Stack, IDictionary<string, object?> Outputs)>> program)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        var isPreview = options?.IsPreview ?? true;
        var settings = new DeploymentSettings(options?.ProjectName ?? "project", options?.StackName ?? "stack", options?.OrganizationName ?? "organization", options?.RootDirectory, isPreview)
        {
            Config = ConfigOfEnvironment(),
        };
        IDictionary<string, object?> outputs = ImmutableDictionary<string, object?>.Empty;
        var result = await RunAsync(settings, new MockMonitor(mocks, isPreview), async () =>
        {
            (var stack, outputs) = await program().ConfigureAwait(false);
            return stack;
        }).ConfigureAwait(false);
        var errors = result.Errors.Select(AsRunException).ToArray();
        return errors.Length switch
        {
            0 => (result.Resources, outputs),
            1 => throw errors[0],
            _ => throw new AggregateException(errors),
        };
    }

    // The published package keeps a RunException's text alone and shows the stack trace of everything else.
    private static RunException AsRunException(OfflineError error)
    {
        var about = error.Resource is null ? "" : error.Property is null ? $"{error.Resource}: " : $"{error.Resource}, '{error.Property}': ";
        return new RunException(about + (error.Exception is null or RunException or ResourceException or OutputNotSetException
            ? error.Message
            : $"Running program '{System.Reflection.Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{error.Exception}"));
    }

    // PULUMI_CONFIG is how a test gives configuration to the published package: a JSON object of "namespace:key" to text.
    private static Dictionary<string, string> ConfigOfEnvironment()
    {
        var config = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { Length: > 0 } json) return config;
        foreach (var property in JsonDocument.Parse(json).RootElement.EnumerateObject())
            config[property.Name.Replace(":config:", ":", StringComparison.Ordinal)] = property.Value.ToString();
        return config;
    }
}
