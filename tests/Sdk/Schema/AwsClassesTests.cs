using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Offline;

namespace Infra.Tests.Sdk.Schema;

/// <summary>The classes of Pulumi.Aws against the tables inside the same assembly, type by type.</summary>
public class AwsClassesTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly AwsAssembly = typeof(Pulumi.Aws.Provider).Assembly;

    private static readonly ProviderSchema AwsSchema = ProviderSchema.Load(AwsAssembly);

    private static readonly ImmutableDictionary<string, Type> Classes = AwsAssembly.GetExportedTypes()
        .Where(type => type.GetCustomAttribute<ResourceTypeAttribute>() is not null)
        .ToImmutableDictionary(type => type.GetCustomAttribute<ResourceTypeAttribute>()!.Type)
        .Add("pulumi:providers:aws", typeof(Pulumi.Aws.Provider));

    public static TheoryData<string> ResourceTokens => [.. AwsSchema.Tokens.Where(token => !token.StartsWith("pulumi:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Tokens => [.. AwsSchema.Tokens.Order(StringComparer.Ordinal)];

    [Fact]
    public void Classes_AndTables_ListTheSameTypes() => Assert.Equal(AwsSchema.Tokens.Order(), Classes.Keys.Order());

    [Theory]
    [MemberData(nameof(ResourceTokens))]
    public void Class_Mark_HasThePackagesVersion(string token) =>
        Assert.Equal("7.48.0", Classes[token].GetCustomAttribute<ResourceTypeAttribute>()!.Version);

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Class_Outputs_AgreeWithTheTable(string token) =>
        Assert.Equal(
            AwsSchema.Find(token)!.Outputs.Keys.Order(),
            Classes[token].GetProperties(Declared).Select(property => property.GetCustomAttribute<OutputAttribute>()!.Name!).Order());

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Class_Inputs_AgreeWithTheTable(string token) =>
        AssertInputs(AwsSchema.Find(token)!.Inputs, AwsAssembly.GetType(Classes[token].FullName + "Args", throwOnError: true)!, []);

    private static void AssertInputs(IReadOnlyDictionary<string, PropertySchema> expected, Type args, HashSet<Type> seen)
    {
        if (!seen.Add(args))
            return;
        var inputs = args.GetMembers(Declared)
            .Select(member => (Member: member, Input: member.GetCustomAttribute<InputAttribute>()))
            .Where(pair => pair.Input is not null)
            .ToDictionary(pair => pair.Input!.Name);
        Assert.Equal(expected.Keys.Order(), inputs.Keys.Order());
        foreach (var (name, (member, input)) in inputs)
        {
            Assert.True(expected[name].Required == input!.IsRequired, $"{args}.{name}");
            var type = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
            Assert.True(Fits(expected[name].Type, type, seen), $"{args}.{name} is {type}, the table has {expected[name].Type}");
        }
    }

    private static bool Fits(SchemaType expected, Type type, HashSet<Type> seen)
    {
        var arguments = type.GetGenericArguments();
        switch (expected)
        {
            case SchemaType.ListType list:
                return type.Name is "InputList`1" or "ImmutableArray`1" && Fits(list.Element, arguments[0], seen);
            case SchemaType.MapType map:
                return type.Name is "InputMap`1" && Fits(map.Element, arguments[0], seen);
            case SchemaType.UnionType { Alternatives.Length: 2 } union:
                return type.Name is "InputUnion`2" && Fits(union.Alternatives[0], arguments[0], seen) && Fits(union.Alternatives[1], arguments[1], seen);
            case SchemaType.UnionType:
                return type == typeof(object);
            case SchemaType.ObjectType nested:
                var args = type.Name is "Input`1" ? arguments[0] : type;
                AssertInputs(nested.Properties, args, seen);
                return args.Name == nested.Name[(nested.Name.LastIndexOf('.') + 1)..] + "Args";
            case SchemaType.PrimitiveType primitive:
                var value = type.Name is "Input`1" or "InputUnion`2" ? arguments[0] : type;
                return primitive.Kind switch
                {
                    PrimitiveKind.Bool => value == typeof(bool),
                    PrimitiveKind.Int => value == typeof(int),
                    PrimitiveKind.Double => value == typeof(double),
                    PrimitiveKind.Any => value == typeof(object),
                    PrimitiveKind.Asset => value == typeof(AssetOrArchive),
                    _ => value == typeof(string) || value.GetCustomAttribute<EnumTypeAttribute>() is not null,
                };
            default:
                return false;
        }
    }
}
