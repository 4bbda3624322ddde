namespace Infra.Capacity;

/// <summary>What types of machines have.</summary>
internal static class MachineSizes
{
    private const double Gibibyte = 1024 * 1024 * 1024;

    private static readonly Dictionary<string, Amount> Known = new(StringComparer.Ordinal)
    {
        ["t3.medium"] = new(2, 4 * Gibibyte), ["t3.large"] = new(2, 8 * Gibibyte), ["t3a.large"] = new(2, 8 * Gibibyte), ["m5.large"] = new(2, 8 * Gibibyte),
        ["m6i.xlarge"] = new(4, 16 * Gibibyte), ["m6a.xlarge"] = new(4, 16 * Gibibyte), ["m5.xlarge"] = new(4, 16 * Gibibyte), ["m6i.large"] = new(2, 8 * Gibibyte),
    };

    /// <summary>What a machine of a type has; null where the type is not known.</summary>
    public static Amount? Of(string type) => Known.TryGetValue(type, out var size) ? size : null;
}
