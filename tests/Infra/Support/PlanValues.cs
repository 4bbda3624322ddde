using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Tests.Support;

/// <summary>Changes values of a plan in one place, and shows them.</summary>
internal static class PlanValues
{
    /// <summary>The value with another one at a path, whose keys and indexes have blanks between them: "spec ingress 0 ports"; null takes the key away.</summary>
    public static PlanValue.MapValue With(this PlanValue.MapValue value, string path, string? json) =>
        (PlanValue.MapValue)With(value, path.Split(' '), json is null ? null : PlanBuilder.Value(json))!;

    /// <summary>The value as the plan's JSON has it, on one line.</summary>
    public static string Json(PlanValue value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new PlanJsonWriter(json).Write(value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static PlanValue? With(PlanValue? value, ReadOnlySpan<string> path, PlanValue? replacement)
    {
        if (path.IsEmpty)
            return replacement;
        if (value is PlanValue.ListValue list)
        {
            var index = int.Parse(path[0], CultureInfo.InvariantCulture);
            var item = With(list.Items[index], path[1..], replacement);
            return new PlanValue.ListValue(item is null ? list.Items.RemoveAt(index) : list.Items.SetItem(index, item));
        }
        var map = value as PlanValue.MapValue ?? PlanValue.MapValue.Empty;
        var changed = With(map[path[0]], path[1..], replacement);
        return new PlanValue.MapValue(changed is null ? map.Items.Remove(path[0]) : map.Items.SetItem(path[0], changed));
    }
}
