using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Offline;

/// <summary>
/// The resource types and functions that a provider's assembly declares, read from the schema tables inside it: the same tables that its
/// classes are made of. Loading finds the tokens; a type is read when it is first asked for.
/// </summary>
public sealed class ProviderSchema
{
    private const string TableSuffix = ".schema";

    private static readonly ConditionalWeakTable<Assembly, ProviderSchema> Loaded = [];

    private readonly SchemaReader _reader;

    private ProviderSchema(IReadOnlyList<SchemaTable> tables)
    {
        _reader = new(tables);
        var header = tables.Count > 0 ? tables[0].Header : null;
        Package = header?.Package ?? "";
        Version = header?.Version ?? "";
    }

    /// <summary>The package's name: <c>aws</c>; empty where the assembly has no tables.</summary>
    public string Package { get; }

    /// <summary>The version of the published package that the tables were read from: <c>7.48.0</c>; empty where the assembly has no tables.</summary>
    public string Version { get; }

    /// <summary>The tokens of all resource types and providers that the tables list, in no particular order.</summary>
    public IReadOnlyCollection<string> Tokens => _reader.Tokens;

    /// <summary>The schema that an assembly carries; the same object for the same assembly. An assembly without tables has an empty one.</summary>
    /// <exception cref="InvalidDataException">A table is malformed; the message names the table and the line.</exception>
    public static ProviderSchema Load(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Loaded.GetValue(assembly, Read);
    }

    /// <summary>What the provider declares of a resource type; null where it lists none of that token.</summary>
    /// <exception cref="InvalidDataException">The type's table is malformed; the message names the table and the line.</exception>
    public ResourceSchema? Find(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _reader.Find(token);
    }

    /// <summary>What the provider declares of a function; null where it lists none of that token.</summary>
    /// <exception cref="InvalidDataException">The function's table is malformed; the message names the table and the line.</exception>
    public FunctionSchema? FindFunction(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _reader.FindFunction(token);
    }

    private static ProviderSchema Read(Assembly assembly)
    {
        if (assembly.IsDynamic)
            return new([]);
        var tables = new List<SchemaTable>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.EndsWith(TableSuffix, StringComparison.Ordinal))
                tables.Add(SchemaTable.Read(name, Text(assembly, name)));
        }
        return new(tables);
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
