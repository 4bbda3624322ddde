using Pulumi.Offline;

namespace Infra.Tests.Sdk.Schema;

public class SchemaReaderTests
{
    [Fact]
    public void Find_TypeThatHoldsItself_IsReadAsFarAsAsked()
    {
        var reader = new SchemaReader([SchemaTable.Read("toy", Tables.Toy)]);
        var contents = Assert.IsType<SchemaType.ListType>(reader.Find("toy:box/box:Box")!.Inputs["contents"].Type);
        var item = Assert.IsType<SchemaType.ObjectType>(contents.Element);
        Assert.Same(item, Assert.IsType<SchemaType.ListType>(item.Properties["items"].Type).Element);
        Assert.Equal(["class", "items", "owner", "Equals"], item.Properties.Keys);
        Assert.Equal(3, Assert.IsType<SchemaType.UnionType>(item.Properties["owner"].Type).Alternatives.Length);
    }

    [Fact]
    public void Read_MalformedHead_NamesTableAndLine()
    {
        var error = Assert.Throws<InvalidDataException>(() => SchemaTable.Read("Pulumi.Toy, toy.schema", Tables.Header + "thing Box.Item\n"));
        Assert.StartsWith("Pulumi.Toy, toy.schema, line 2: expected 'provider TOKEN NAME [marked]'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_MalformedProperty_NamesTableAndLine()
    {
        var reader = new SchemaReader([SchemaTable.Read("toy.schema", Tables.Header + "\nresource toy:box/box:Box Box.Box\n  in size number\n")]);
        var error = Assert.Throws<InvalidDataException>(() => reader.Find("toy:box/box:Box"));
        Assert.StartsWith("toy.schema, line 4: 'number' is no type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_MissingNestedType_NamesIt()
    {
        var reader = new SchemaReader([SchemaTable.Read("toy.schema", Tables.Header + "resource toy:box/box:Box Box.Box\n  in lid Box.Lid\n")]);
        Assert.Equal("No table has 'type Box.Lid'.", Assert.Throws<InvalidDataException>(() => reader.Find("toy:box/box:Box")).Message);
    }
}
