using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Tests.Sdk.Offline;

/// <summary>Runs small programs through the offline engine.</summary>
internal static class Engine
{
    public static Task<OfflineResult> RunAsync(Action program, OfflineOptions? options = null) => RunAsync(
        () =>
        {
            program();
            return ImmutableDictionary<string, object?>.Empty;
        }, options);

    public static Task<OfflineResult> RunAsync(Func<IDictionary<string, object?>> program, OfflineOptions? options = null) =>
        OfflineEngine.RunAsync(options ?? new OfflineOptions { Project = "shop", Stack = "dev", Patience = TimeSpan.FromMilliseconds(300) }, program);

    public static PlannedResource Resource(this OfflineResult result, string name) => result.Resources.Single(r => r.Name == name);

    public static PlanValue Text(string text) => new PlanValue.TextValue(text);
}
