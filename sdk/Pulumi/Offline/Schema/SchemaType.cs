using System.Collections.Immutable;

namespace Pulumi.Offline;

/// <summary>What a property holds.</summary>
public abstract record SchemaType
{
    private SchemaType()
    {
    }

    /// <summary>A single value. An enum of strings is <see cref="PrimitiveKind.String"/>, an archive <see cref="PrimitiveKind.Asset"/>.</summary>
    /// <param name="Kind">Which kind of value.</param>
    public sealed record PrimitiveType(PrimitiveKind Kind) : SchemaType;

    /// <summary>A list.</summary>
    /// <param name="Element">What each element holds.</param>
    public sealed record ListType(SchemaType Element) : SchemaType;

    /// <summary>A map with keys that the program chooses.</summary>
    /// <param name="Element">What each value holds.</param>
    public sealed record MapType(SchemaType Element) : SchemaType;

    /// <summary>A nested type with properties of its own. Properties are read when they are first asked for: types may hold themselves.</summary>
    /// <param name="Name">The name below the package's C# namespace, without a side: <c>S3.BucketLogging</c>.</param>
    /// <param name="Properties">The properties on the side (input or output) where the type stands, by wire names.</param>
    public sealed record ObjectType(string Name, IReadOnlyDictionary<string, PropertySchema> Properties) : SchemaType;

    /// <summary>One of several: text or an object, text or a list.</summary>
    /// <param name="Alternatives">At least two, all different.</param>
    public sealed record UnionType(ImmutableArray<SchemaType> Alternatives) : SchemaType;
}

/// <summary>The kinds of single values.</summary>
public enum PrimitiveKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A number with a fraction.</summary>
    Double,

    /// <summary>Any value, objects and lists included.</summary>
    Any,

    /// <summary>A file or an archive.</summary>
    Asset,
}
