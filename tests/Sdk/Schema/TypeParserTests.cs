using Pulumi.SchemaTables;

namespace Infra.Tests.Sdk.Schema;

public class TypeParserTests
{
    private static TableType? Parse(string text) => TypeParser.Parse(text, (_, _) => { });

    [Fact]
    public void Parse_Primitive_IsIt() => Assert.Equal(new TableType.Primitive(TablePrimitive.Double), Parse("double"));

    [Fact]
    public void Parse_NestedCollections_NestsThem() =>
        Assert.Equal(new TableType.Map(new TableType.List(new TableType.Reference("Ec2.Rule"))), Parse("{[Ec2.Rule]}"));

    [Fact]
    public void Parse_Union_KeepsTheOrder() =>
        Assert.Equal(
            new TableType.Union(new([new TableType.Primitive(TablePrimitive.String), new TableType.EnumReference("S3.CannedAcl")])),
            Parse("string|enum:S3.CannedAcl"));

    [Theory]
    [InlineData("")]
    [InlineData("strng")]
    [InlineData("[string")]
    [InlineData("string]")]
    [InlineData("string|")]
    [InlineData("{}")]
    [InlineData("enum:string")]
    [InlineData("Ec2.")]
    [InlineData("Ec2.rule")]
    public void Parse_NoType_IsNull(string text) => Assert.Null(Parse(text));

    [Fact]
    public void Parse_Names_AreReported()
    {
        var reached = new List<(string, bool)>();
        TypeParser.Parse("[Ec2.Rule]|enum:Ec2.Mode", (name, isEnum) => reached.Add((name, isEnum)));
        Assert.Equal([("Ec2.Rule", false), ("Ec2.Mode", true)], reached);
    }
}
