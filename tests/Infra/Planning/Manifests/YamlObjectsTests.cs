using System.Collections.Immutable;
using Infra.Planning.Manifests;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Planning.Manifests;

public sealed class YamlObjectsTests
{
    private static readonly PlanValue Vpc = new PlanValue.UnknownValue("urn:vpc#id");
    private static readonly PlanValue Key = new PlanValue.UnknownValue("urn:key#arn");

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-07", "-7")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("1.35.2", "\"1.35.2\"")]
    [InlineData("10.0.0.0/16", "\"10.0.0.0/16\"")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("[a, 2]", "[\"a\", 2]")]
    [InlineData("{b: 1, a: {}}", "{\"a\": {}, \"b\": 1}")]
    public void Read_Values_AreTypedByTheCoreSchema(string yaml, string json) =>
        Assert.Equal(PlanBuilder.Value($$"""{"a": {{json}}}"""), Assert.Single(Read(Text($"a: {yaml}\n"))));

    [Fact]
    public void Read_Documents_KeepTheirOrderAndEmptyOnesAreNone() =>
        Assert.Equal(
            [PlanBuilder.Value("""{"kind": "b"}"""), PlanBuilder.Value("""{"kind": "a"}""")],
            Read(Text("---\nkind: b\n---\n---\nkind: a\n...\n")).Select(each => (PlanValue)each));

    [Fact]
    public void Read_UnknownParts_StandAtTheirLeaves()
    {
        var read = Read(Template(
            new PlanValue.TextValue("id: "), Vpc, new PlanValue.TextValue("\nquoted: \""), Vpc, new PlanValue.TextValue("\"\nlist:\n- x-"), Vpc,
            new PlanValue.TextValue("/"), Key, new PlanValue.TextValue("\nblock: |\n  a\n  "), Key, new PlanValue.TextValue("\n")));
        var map = Assert.Single(read);
        Assert.Equal(Vpc, map["id"]);
        Assert.Equal(Vpc, map["quoted"]);
        Assert.Equal(new PlanValue.ListValue([Parts(new PlanValue.TextValue("x-"), Vpc, new PlanValue.TextValue("/"), Key)]), map["list"]);
        Assert.Equal(Parts(new PlanValue.TextValue("a\n"), Key, new PlanValue.TextValue("\n")), map["block"]);
    }

    [Theory]
    [InlineData("a: 1\nb: [x\nc: 2\n", 3, "is not YAML")]
    [InlineData("a: [x", 1, "is not YAML")]
    [InlineData("a: 1\nb:\n  a: 1\n  a: 2\n", 4, "Duplicate key a")]
    [InlineData("a: 1\n\"a\": 2\n", 2, "a")]
    [InlineData("a: 1\n---\n- b\n", 3, "is no object")]
    [InlineData("a: 1\nb: .nan\n", 2, "\".nan\", which a plan cannot hold")]
    [InlineData("a: 9007199254740993\nb: 1e400\n", 2, "\"1e400\"")]
    [InlineData("a: !!binary aGk=\n", 1, "which a plan cannot hold")]
    [InlineData("a: &a\n  b: *a\n", 1, "nested too deeply")]
    [InlineData("[a]: 1\n", 1, "a key that is no text")]
    public void Read_TextThatCannotBeRead_SaysLineAndWhy(string yaml, int line, string message)
    {
        var (objects, problem) = YamlObjects.Read(Text(yaml));
        Assert.Empty(objects);
        Assert.Equal(line, problem?.Line);
        Assert.Contains(message, problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownKey_IsAProblem()
    {
        var (_, problem) = YamlObjects.Read(Template(new PlanValue.TextValue("a: 1\n"), Vpc, new PlanValue.TextValue(": 1\n")));
        Assert.Equal(new YamlProblem(2, "has a key that is known only after `up`"), problem);
    }

    [Fact]
    public void Of_ValueThatIsNoText_IsNull() => Assert.All([null, Vpc, PlanValue.Secret, PlanValue.MapValue.Empty], value => Assert.Null(YamlText.Of(value)));

    private static ImmutableArray<PlanValue.MapValue> Read(YamlText text)
    {
        var (objects, problem) = YamlObjects.Read(text);
        Assert.Null(problem);
        return objects;
    }

    private static YamlText Text(string yaml) => YamlText.Of(new PlanValue.TextValue(yaml))!;

    private static YamlText Template(params PlanValue[] parts) => YamlText.Of(Parts(parts))!;

    private static PlanValue.TemplateValue Parts(params PlanValue[] parts) => new([.. parts]);
}
