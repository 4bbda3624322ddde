#pragma warning disable CS1591, CA1822 // the contract, until the tables are read
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Offline;

public sealed record ResourceSchema(string Token, IReadOnlyDictionary<string, PropertySchema> Inputs, IReadOnlyDictionary<string, PropertySchema> Outputs);
public sealed record PropertySchema(string Name, SchemaType Type, bool Required, bool Secret);
public enum PrimitiveKind { String, Bool, Int, Double, Any, Asset }
public abstract record SchemaType
{
    public sealed record PrimitiveType(PrimitiveKind Kind) : SchemaType;
    public sealed record ListType(SchemaType Element) : SchemaType;
    public sealed record MapType(SchemaType Element) : SchemaType;
    public sealed record ObjectType(string Name, IReadOnlyDictionary<string, PropertySchema> Properties) : SchemaType;
    public sealed record UnionType(ImmutableArray<SchemaType> Alternatives) : SchemaType;
}
public sealed class ProviderSchema
{
    private static readonly ProviderSchema Empty = new();
    public static ProviderSchema Load(Assembly assembly) => Empty;
    public string Package { get; } = "";
    public string Version { get; } = "";
    public ResourceSchema? Find(string token) => null;
    public IReadOnlyCollection<string> Tokens { get; } = [];
}
