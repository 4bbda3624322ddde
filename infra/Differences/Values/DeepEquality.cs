using Pulumi.Offline;

namespace Infra.Differences.Values;

/// <summary>Equality of values with hashes of all that they hold: those of lists and maps are their lengths, and many items of one list have the same.</summary>
internal sealed class DeepEquality : IEqualityComparer<PlanValue>
{
    public static DeepEquality Instance { get; } = new();

    public bool Equals(PlanValue? x, PlanValue? y) => object.Equals(x, y);

    public int GetHashCode(PlanValue obj)
    {
        var hash = new HashCode();
        Add(ref hash, obj);
        return hash.ToHashCode();
    }

    private static void Add(ref HashCode hash, PlanValue value)
    {
        switch (value)
        {
            case PlanValue.MapValue map:
                foreach (var (key, item) in map.Items)
                {
                    hash.Add(key, StringComparer.Ordinal);
                    Add(ref hash, item);
                }
                break;
            case PlanValue.ListValue list:
                foreach (var item in list.Items)
                    Add(ref hash, item);
                break;
            case PlanValue.TemplateValue template:
                foreach (var part in template.Parts)
                    Add(ref hash, part);
                break;
            default:
                hash.Add(value);
                break;
        }
    }
}
