namespace Pulumi.SchemaTables;

/// <summary>What a property holds, as a table writes it.</summary>
internal abstract record TableType
{
    private TableType()
    {
    }

    internal sealed record Primitive(TablePrimitive Name) : TableType;

    internal sealed record List(TableType Element) : TableType;

    internal sealed record Map(TableType Element) : TableType;

    /// <summary>A nested type, named below the package's C# namespace: <c>S3.BucketLogging</c>.</summary>
    internal sealed record Reference(string Name) : TableType;

    /// <summary>An enum of strings, named in the same way.</summary>
    internal sealed record EnumReference(string Name) : TableType;

    internal sealed record Union(EquatableArray<TableType> Alternatives) : TableType;
}

internal enum TablePrimitive
{
    String,
    Bool,
    Int,
    Double,
    Any,
    Asset,
    Archive,
}
