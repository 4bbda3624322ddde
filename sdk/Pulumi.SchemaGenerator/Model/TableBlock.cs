namespace Pulumi.SchemaTables;

/// <summary>The package that a table was read from: its name, version and C# root namespace.</summary>
internal sealed record TableHeader(string Package, string Version, string Namespace);

internal enum BlockKind
{
    Provider,
    Resource,
    Type,
    Enum,
}

/// <summary>A provider, resource type, nested type or enum. <c>Name</c> is its C# name below the package's namespace.</summary>
internal sealed record TableBlock(
    BlockKind Kind,
    string Name,
    string? Token,
    EquatableArray<TableProperty> Inputs,
    EquatableArray<TableProperty> Outputs,
    EquatableArray<TableEnumValue> Values)
{
    /// <summary>The class's own name: <c>Vpc</c> of <c>Ec2.Vpc</c>.</summary>
    public string ClassName => Name.Substring(Name.LastIndexOf('.') + 1);
}

/// <summary>An input or output: its wire name, its C# name and what the provider does with it.</summary>
internal sealed record TableProperty(string Name, string CSharpName, TableType Type, PropertyFlags Flags)
{
    public bool Is(PropertyFlags flag) => (Flags & flag) != 0;
}

[Flags]
internal enum PropertyFlags
{
    None = 0,
    Required = 1,
    Nullable = 2,
    Secret = 4,
    Json = 8,
    Deprecated = 16,
}

internal sealed record TableEnumValue(string Name, string Value);
