using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs; for tests and tools, not for programs.</summary>
public static class OutputUtilities
{
    /// <summary>The value; the type's default where it is unknown.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).Value;
    }

    /// <summary>Whether the value is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).IsKnown;
    }

    /// <summary>The resources that the value comes from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return [.. (await output.GetDataAsync().ConfigureAwait(false)).State.Dependencies];
    }
}
