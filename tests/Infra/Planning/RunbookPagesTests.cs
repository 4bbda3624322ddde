using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Planning;

public sealed class RunbookPagesTests
{
    [Fact]
    public void Load_Pages_HaveTheAnchorsOfTheirSecondHeadings()
    {
        using var folder = new TemporaryFolder();
        folder.Write("docs/runbooks/shop.md", "# Shop\n\n## ShopSlow\n\ntext ## no\n### Deeper\n## Two words \n");
        folder.Write("docs/runbooks/notes.txt", "## No\n");

        var (path, headings) = Assert.Single(RunbookPages.Load(folder.Path));
        Assert.Equal(("docs/runbooks/shop.md", "shopslow,two-words"), (path, string.Join(',', headings.Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void Load_NoFolder_IsNoPages()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(RunbookPages.Load(folder.Path));
    }
}
