using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.SchemaTables;

namespace Pulumi.Offline;

/// <summary>Turns blocks of tables into schemas: each once, and not before somebody asks.</summary>
internal sealed class SchemaReader
{
    private readonly Dictionary<string, Place> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ResourceSchema> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SchemaType> _inputObjects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SchemaType> _outputObjects = new(StringComparer.Ordinal);

    public SchemaReader(IEnumerable<SchemaTable> tables)
    {
        foreach (var table in tables)
        {
            foreach (var head in table.Blocks)
            {
                if (head.Kind == BlockKind.Function)
                    _functions[head.Token!] = new(table, head);
                else if (head.Token is not null)
                    _resources[head.Token] = new(table, head);
                else if (head.Kind == BlockKind.Type)
                    _types[head.Name] = new(table, head);
            }
        }
    }

    public IReadOnlyCollection<string> Tokens => _resources.Keys;

    public ResourceSchema? Find(string token) =>
        _resources.TryGetValue(token, out var place) ? _read.GetOrAdd(token, _ => Resource(place.Parse())) : null;

    public FunctionSchema? FindFunction(string token) => _functions.TryGetValue(token, out var place) ? Function(place.Parse()) : null;

    private FunctionSchema Function(TableBlock block) =>
        new(block.Token!, Properties(block.Inputs, input: true), Properties(block.Outputs, input: false));

    private ResourceSchema Resource(TableBlock block) =>
        new(block.Token!, Properties(block.Inputs, input: true), Properties(block.Outputs, input: false));

    private Dictionary<string, PropertySchema> Properties(EquatableArray<TableProperty> properties, bool input)
    {
        var read = new Dictionary<string, PropertySchema>(properties.Count, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var required = input ? property.Is(PropertyFlags.Required) : !property.Is(PropertyFlags.Nullable);
            read.Add(property.Name, new(property.Name, Type(property.Type, input), required, property.Is(PropertyFlags.Secret)));
        }
        return read;
    }

    private SchemaType Type(TableType type, bool input) => type switch
    {
        TableType.Primitive primitive => new SchemaType.PrimitiveType(Kind(primitive.Name)),
        TableType.EnumReference => new SchemaType.PrimitiveType(PrimitiveKind.String),
        TableType.List list => new SchemaType.ListType(Type(list.Element, input)),
        TableType.Map map => new SchemaType.MapType(Type(map.Element, input)),
        TableType.Reference reference => (input ? _inputObjects : _outputObjects).GetOrAdd(reference.Name, name => Object(name, input)),
        TableType.Union union => Union(union, input),
        _ => throw new InvalidOperationException($"A table has no type {type.GetType().Name}."),
    };

    private SchemaType Union(TableType.Union union, bool input)
    {
        var alternatives = ImmutableArray.CreateBuilder<SchemaType>();
        var hasText = false;
        foreach (var alternative in union.Alternatives)
        {
            // A string and an enum of strings are one alternative.
            var isText = alternative is TableType.EnumReference or TableType.Primitive { Name: TablePrimitive.String };
            if (!isText || !hasText)
                alternatives.Add(Type(alternative, input));
            hasText |= isText;
        }
        return alternatives.Count == 1 ? alternatives[0] : new SchemaType.UnionType(alternatives.ToImmutable());
    }

    private SchemaType.ObjectType Object(string name, bool input)
    {
        if (!_types.TryGetValue(name, out var place))
            throw new InvalidDataException($"No table has 'type {name}'.");
        return new(name, new LazyProperties(() =>
        {
            var block = place.Parse();
            return Properties(input ? block.Inputs : block.Outputs, input);
        }));
    }

    private static PrimitiveKind Kind(TablePrimitive primitive) => primitive switch
    {
        TablePrimitive.String => PrimitiveKind.String,
        TablePrimitive.Bool => PrimitiveKind.Bool,
        TablePrimitive.Int => PrimitiveKind.Int,
        TablePrimitive.Double => PrimitiveKind.Double,
        TablePrimitive.Asset or TablePrimitive.Archive => PrimitiveKind.Asset,
        _ => PrimitiveKind.Any,
    };

    private sealed class Place(SchemaTable table, BlockHead head)
    {
        public TableBlock Parse() => table.Parse(head);
    }
}
