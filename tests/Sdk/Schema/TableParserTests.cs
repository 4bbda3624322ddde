using Pulumi.SchemaTables;

namespace Infra.Tests.Sdk.Schema;

public class TableParserTests
{
    [Fact]
    public void Parse_WholeTable_HasNoProblems()
    {
        var table = TableParser.Parse(Tables.Toy);
        Assert.Empty(table.Problems);
        Assert.Equal(new TableHeader("toy", "1.2.3", "Pulumi.Toy"), table.Header);
        Assert.Equal(["Provider", "Box.Box", "Box.Shelf", "Box.Weigh", "Box.Item", "Box.Lid", "Box.Mode"], table.Blocks.Select(block => block.Name));
    }

    [Fact]
    public void Parse_Resource_ReadsFlagsAndNames()
    {
        var box = TableParser.Parse(Tables.Toy).Blocks.Single(block => block.Token == "toy:box/box:Box");
        Assert.Equal(("box", "BoxName", PropertyFlags.Required), (box.Inputs[0].Name, box.Inputs[0].CSharpName, box.Inputs[0].Flags));
        Assert.Equal(PropertyFlags.Deprecated, box.Inputs.Single(input => input.Name == "lid").Flags);
        Assert.Equal(PropertyFlags.Nullable, box.Outputs.Single(output => output.Name == "size").Flags);
        Assert.Equal("Contents", box.Inputs[1].CSharpName);
    }

    [Fact]
    public void Parse_EnumValue_MayHaveSpaces() =>
        Assert.Equal(
            [new("ReadOnly", "read-only"), new("ReadWrite", "read and write")],
            TableParser.Parse(Tables.Toy).Blocks.Single(block => block.Kind == BlockKind.Enum).Values);

    [Fact]
    public void Parse_References_KnowTheirLineAndSide() =>
        Assert.Equal(
            [new("Box.Lid", ReferenceSide.Input, 3), new("Box.Mode", ReferenceSide.Enum, 4)],
            TableParser.Parse(Tables.Header + "type Box.Item\n  in lid Box.Lid\n  out mode enum:Box.Mode\n").References);

    [Fact]
    public void Parse_NamespaceWithoutACapital_IsOne()
    {
        var table = TableParser.Parse(Tables.Header + "type kv.Item\n  in lid kv.Lid\ntype kv.Lid\n");
        Assert.Empty(table.Problems);
        Assert.Equal(["kv.Item", "kv.Lid"], table.Blocks.Select(block => block.Name));
    }

    [Fact]
    public void Parse_SameTextTwice_GivesEqualModels()
    {
        var (one, other) = (TableParser.Parse(Tables.Toy), TableParser.Parse(Tables.Toy));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, TableParser.Parse(Tables.Toy.Replace("in size int", "in size double", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", 1, "expected the header")]
    [InlineData("package toy 1.2.3\n", 1, "expected the header 'package NAME VERSION NAMESPACE [types NAMESPACE] [base CLASS]', got 'package toy 1.2.3'")]
    [InlineData("package toy 1.2.3 Pulumi.Toy types\n", 1, "expected the header")]
    [InlineData("package toy 1.2.3 Pulumi.Toy types pulumi\n", 1, "expected the header 'package NAME VERSION NAMESPACE [types NAMESPACE] [base CLASS]'")]
    [InlineData("package toy 1.2.3 Pulumi.Toy base\n", 1, "expected the header")]
    [InlineData("package toy 1.2.3 Pulumi.Toy base ToyResource types Pulumi.Toy.Types\n", 1, "expected the header")]
    [InlineData(Tables.Header + "type Box.Item\n  out name string const x\n", 3, "'const' is no flag here")]
    [InlineData(Tables.Header + "type Box.Item\n  in name string const\n", 3, "'const' is no flag here")]
    [InlineData(Tables.Header + "provider pulumi:providers:toy Provider marked twice\n", 2, "expected 'provider TOKEN NAME [marked]'")]
    [InlineData(Tables.Header + "resource toy:box/box:Box Box.Box marked\n", 2, "expected 'provider TOKEN NAME [marked]'")]
    [InlineData("  in name string\n", 1, "before the header")]
    [InlineData(Tables.Header + "resource toy:box/box:Box\n", 2, "expected 'provider TOKEN NAME [marked]'")]
    [InlineData(Tables.Header + "type Box.item\n", 2, "expected 'provider TOKEN NAME [marked]'")]
    [InlineData(Tables.Header + "function toy:box:weigh\n", 2, "'function TOKEN NAME'")]
    [InlineData(Tables.Header + "function toy:box:weigh Box.Weigh marked\n", 2, "'function TOKEN NAME'")]
    [InlineData(Tables.Header + "\n# comment\nthing Box.Item\n", 4, "got 'thing Box.Item'")]
    [InlineData(Tables.Header + "type Box.Item\n  in name\n", 3, "expected 'in NAME TYPE")]
    [InlineData(Tables.Header + "type Box.Item\n\n  input name string\n", 4, "got 'input name string'")]
    [InlineData(Tables.Header + "type Box.Item\n  in name strng\n", 3, "'strng' is no type; a type is string, bool, int")]
    [InlineData(Tables.Header + "type Box.Item\n  in name string nullable\n", 3, "'nullable' is no flag here")]
    [InlineData(Tables.Header + "type Box.Item\n  out name string required\n", 3, "'required' is no flag here")]
    [InlineData(Tables.Header + "type Box.Item\n  in name string as\n", 3, "'as' is no flag here")]
    [InlineData(Tables.Header + "type Box.Item\n  in $ref string\n", 3, "'$ref' is no C# name; give one with 'as CSHARPNAME'")]
    [InlineData(Tables.Header + "type Box.Item\n  in name string\n  in name int\n", 4, "'name' stands twice")]
    [InlineData(Tables.Header + "type Box.Item\ntype Box.Item\n", 3, "'Box.Item' stands twice")]
    [InlineData(Tables.Header + "enum Box.Mode\n  value ReadOnly\n", 3, "expected 'value NAME TEXT'")]
    public void Parse_Malformed_NamesTheLine(string text, int line, string message)
    {
        var problem = Assert.Single(TableParser.Parse(text).Problems, problem => problem.Line == line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MalformedLine_KeepsTheOthers()
    {
        var table = TableParser.Parse(Tables.Header + "type Box.Item\n  in one string\n  in two strng\n  in three string\n");
        Assert.Equal(["one", "three"], Assert.Single(table.Blocks).Inputs.Select(input => input.Name));
    }

    [Fact]
    public void Parse_WindowsLineEnds_ReadTheSame() =>
        Assert.Equal(TableParser.Parse(Tables.Toy), TableParser.Parse(Tables.Toy.Replace("\n", "\r\n", StringComparison.Ordinal)));
}
