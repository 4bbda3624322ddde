namespace Pulumi.SchemaTables;

/// <summary>
/// The package that a table was read from: its name, version and C# root namespace. Nested types stand in <c>Root.Module.Inputs</c>,
/// or, together with resources' arguments, in <c>TypesNamespace.Inputs.Module</c> where the package has such a namespace. <c>BaseClass</c> is the class below the
/// root that resources derive from; null for the core's.
/// </summary>
internal sealed record TableHeader(string Package, string Version, string Namespace, string? TypesNamespace = null, string? BaseClass = null);

internal enum BlockKind
{
    Provider,
    Resource,
    Function,
    Type,
    Enum,
}

/// <summary>
/// A provider, resource type, function, nested type or enum. <c>Name</c> is its C# name below the package's namespace; <c>Marked</c> says that its
/// class carries the attribute that names its token.
/// </summary>
internal sealed record TableBlock(
    BlockKind Kind,
    string Name,
    string? Token,
    bool Marked,
    EquatableArray<TableProperty> Inputs,
    EquatableArray<TableProperty> Outputs,
    EquatableArray<TableEnumValue> Values)
{
    /// <summary>The class's own name: <c>Vpc</c> of <c>Ec2.Vpc</c>.</summary>
    public string ClassName => Name.Substring(Name.LastIndexOf('.') + 1);
}

/// <summary>An input or output: its wire name, its C# name and what the provider does with it. An input with a <c>Constant</c> has that text whatever the program says.</summary>
internal sealed record TableProperty(string Name, string CSharpName, TableType Type, PropertyFlags Flags, string? Constant = null)
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
