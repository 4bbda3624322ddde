using System.Globalization;

namespace Infra.Differences.Values;

/// <summary>Paths of values: "tags.owner", "ingress[0].cidrBlocks[1]", and a key with a dot or a bracket as Pulumi has it: <c>metadata.labels["app.kubernetes.io/name"]</c>.</summary>
internal static class ValuePath
{
    /// <summary>The path of a key in a map.</summary>
    public static string Of(string parent, string key)
    {
        if (key.Length == 0 || key.AsSpan().IndexOfAny(".[]\"") >= 0)
            return $"{parent}[\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
        return parent.Length == 0 ? key : $"{parent}.{key}";
    }

    /// <summary>The path of an item in a list.</summary>
    public static string Of(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
