using Infra.Graphs;
using Infra.Tests.Support;

namespace Infra.Tests.Graphs;

public sealed class MarkupWriterTests
{
    [Fact]
    public void Element_WithTextAndAttributes_EscapesBoth()
    {
        var writer = new MarkupWriter();
        using (writer.Element("p", ("title", "a \"b\"\n<c>"), ("hidden", null), ("data-empty", "")))
            writer.Text("</p><script>alert('&')</script>");

        Assert.Equal("""<p title="a &quot;b&quot;&#10;&lt;c&gt;" data-empty="">&lt;/p&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt;</p>""", writer.ToString());
    }

    [Fact]
    public void Text_WithWhatMarkupCannotHold_HasReplacementsForIt()
    {
        var writer = new MarkupWriter();
        writer.Text("a\0b\u001bc\ud800d\ufffee 😀\tf\ng");

        Assert.Equal("a\ufffdb\ufffdc\ufffdd\ufffde 😀\tf\ng", writer.ToString());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a>")]
    [InlineData("")]
    public void Element_WithANameThatIsNone_IsRefused(string name) => Assert.Throws<ArgumentException>(() => new MarkupWriter().Leaf(name, null));

    [Fact]
    public void Element_WithAnAttributeThatIsNone_IsRefused() => Assert.Throws<ArgumentException>(() => new MarkupWriter().Leaf("p", null, ("a=b onclick", "")));

    [Theory]
    [InlineData("a</style>")]
    [InlineData("'<!--'")]
    public void Code_ThatCouldEndItsElement_IsRefused(string code) => Assert.Throws<ArgumentException>(() => new MarkupWriter().Code(code));

    [Fact]
    public void Leaf_OfHostileText_LeavesNoMarkup()
    {
        var writer = new MarkupWriter();
        writer.Leaf("p", TestGraphs.Hostile);

        Assert.Equal(2, writer.ToString().Count(letter => letter == '<'));
    }
}
