using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Offline;

/// <summary>
/// Turns what a program gives as a value into a <see cref="PlanValue"/>, and notes what the value comes from, what it still waits for, and
/// what is wrong with it. The kinds that it takes are the published serializer's.
/// </summary>
internal sealed class ValueSerializer
{
    private readonly List<string> _path = [];

    /// <summary>The resources that the values read since the last <see cref="Clear"/> come from.</summary>
    public HashSet<Resource> Dependencies { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Outputs that have no value yet, by the path that reads them.</summary>
    public List<(string Path, IOutput Output)> Pending { get; } = [];

    /// <summary>What is wrong, by path.</summary>
    public List<(string Path, string Message, Exception? Exception)> Problems { get; } = [];

    public void Clear()
    {
        Dependencies.Clear();
        Pending.Clear();
        Problems.Clear();
    }

    /// <summary>The value of one key; null where there is none, or none yet, or none that can be.</summary>
    public PlanValue? Serialize(string key, object? value)
    {
        _path.Add(key);
        try
        {
            return Serialize(value);
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    /// <summary>The members of an args class by wire name.</summary>
    public PlanValue.MapValue SerializeArgs(InputArgs args, Action<string>? afterKey = null)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (var (name, value, json) in args.Read(missing => Problem($"required input '{PathOf(missing)}' is missing: {args.GetType().Name} needs it", missing)))
        {
            var serialized = Serialize(name, value);
            if (serialized is not null) items[name] = json ? PlanJsonText.Of(serialized) : serialized;
            afterKey?.Invoke(name);
        }
        return new(items.ToImmutable());
    }

    private PlanValue? Serialize(object? value) => value switch
    {
        null => null,
        string text => new PlanValue.TextValue(text),
        bool flag => flag ? True : False,
        int number => new PlanValue.NumberValue(number),
        double number => new PlanValue.NumberValue(number),
        InputArgs args => SerializeArgs(args),
        IInput input => SerializeOutput(input.ToElements()),
        IOutput output => SerializeOutput(output),
        IUnion union => Serialize(union.Value),
        AssetOrArchive asset => SerializeAsset(asset),
        JsonElement json => SerializeJson(json),
        CustomResource resource => SerializeOutput(resource.Id),
        ComponentResource component => SerializeComponent(component),
        IDictionary map => SerializeMap(map),
        Task => Unsupported(value),
        IList list => SerializeList(list),
        Enum member => new PlanValue.NumberValue(Convert.ToInt32(member, CultureInfo.InvariantCulture)),
        _ => SerializeObject(value),
    };

    private static readonly PlanValue True = new PlanValue.BoolValue(true);
    private static readonly PlanValue False = new PlanValue.BoolValue(false);

    private PlanValue? SerializeOutput(IOutput output)
    {
        if (output.IsPending)
        {
            Pending.Add((PathOf(), output));
            return null;
        }
        object? value;
        OutputState state;
        try
        {
            (value, state) = output.Read();
        }
        catch (Exception exception)
        {
            // The engine reports it against the resource and the path that read it.
            Problems.Add((PathOf(), exception.Message, exception));
            return null;
        }
        foreach (var resource in state.Dependencies) Dependencies.Add(resource);
        var serialized = state.Unknown?.ToPlanValue() ?? Serialize(value);
        return serialized is not null && state.IsSecret && serialized is not PlanValue.SecretValue ? new PlanValue.SecretValue(serialized) : serialized;
    }

    private PlanValue.TextValue SerializeComponent(ComponentResource component)
    {
        Dependencies.Add(component);
        return new(component.PlannedUrn);
    }

    private PlanValue? SerializeAsset(AssetOrArchive asset)
    {
        try
        {
            return new PlanValue.AssetValue(asset.Hash());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem($"its file cannot be read: {exception.Message}");
        }
    }

    private PlanValue? SerializeMap(IDictionary map)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Key is not string key) return Problem($"a map's keys are text; this one's are {entry.Key.GetType()}");
            if (Serialize(key, entry.Value) is { } value) items[key] = value;
        }
        return new PlanValue.MapValue(items.ToImmutable());
    }

    private PlanValue.ListValue SerializeList(IList list)
    {
        // A default ImmutableArray has no Count to ask for.
        if (list.GetType().IsValueType && list.Equals(Activator.CreateInstance(list.GetType()))) return new([]);
        var items = ImmutableArray.CreateBuilder<PlanValue>(list.Count);
        for (var i = 0; i < list.Count; i++) items.Add(Serialize($"[{i.ToString(CultureInfo.InvariantCulture)}]", list[i]) ?? PlanValue.Null);
        return new(items.MoveToImmutable());
    }

    private PlanValue? SerializeJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => new PlanValue.NumberValue(json.GetDouble()),
        JsonValueKind.String => new PlanValue.TextValue(json.GetString()!),
        JsonValueKind.Array => SerializeList(json.EnumerateArray().Cast<object>().ToArray()),
        _ => SerializeMap(json.EnumerateObject().ToDictionary(p => p.Name, p => p.Value)),
    };

    private PlanValue? SerializeObject(object value)
    {
        var type = value.GetType();
        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            var conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static).First(m => m.Name == "op_Explicit");
            return Serialize(conversion.Invoke(null, [value]));
        }
        if (!type.IsDefined(typeof(OutputTypeAttribute))) return Unsupported(value);
        var items = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            var key = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            if (Serialize(key, field.GetValue(value)) is { } item) items[key] = item;
        }
        return new PlanValue.MapValue(items.ToImmutable());
    }

    private PlanValue? Unsupported(object value) => Problem(
        $"{value.GetType().FullName} is not a supported argument type: give text, a bool, an int, a double, a list, a map with text keys, an args class, an output or a resource");

    private PlanValue? Problem(string message, string? key = null)
    {
        Problems.Add((PathOf(key), message, null));
        return null;
    }

    private string PathOf(string? key = null)
    {
        var path = string.Join('.', key is null ? _path : [.. _path, key]);
        return path.Replace(".[", "[", StringComparison.Ordinal);
    }
}
