using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests.Conventions;

/// <summary>Links between the repository's pages lead somewhere.</summary>
public sealed partial class DocumentationLinkTests
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Anchors = new(() => Pages().ToDictionary(page => page, AnchorsOf, StringComparer.Ordinal));

    [Fact]
    public void Links_OfEveryPage_LeadToAFileAndAHeading() => Assert.Empty(Pages().SelectMany(Broken));

    [Fact]
    public void Pages_Handbook_AreInItsIndex()
    {
        var folder = Path.Combine(Repository.Root, "docs", "handbook");
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.All(Directory.EnumerateFiles(folder, "*.md").Select(Path.GetFileName).Where(name => name != "README.md"), name => Assert.Contains($"({name})", index, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[a](rules.md)", "docs/page.md", "docs/rules.md", "")]
    [InlineData("[a](../README.md#rules) and [b](https://example.com/x.md)", "docs/page.md", "README.md", "rules")]
    [InlineData("`[a](b.md)` [c](#here)", "docs/page.md", "docs/page.md", "here")]
    public void LinksOf_Text_AreThoseOfTheRepository(string text, string page, string file, string anchor) => Assert.Equal([(file, anchor)], LinksOf(text, page));

    [Theory]
    [InlineData("## What it makes", "what-it-makes")]
    [InlineData("### 1. Look at a plan", "1-look-at-a-plan")]
    [InlineData("## A new one: a file and a line", "a-new-one-a-file-and-a-line")]
    [InlineData("## Vault's `key`", "vaults-key")]
    public void AnchorOf_Heading_IsGitHubs(string heading, string anchor) => Assert.Equal(anchor, AnchorOf(heading));

    private static IEnumerable<string> Broken(string page)
    {
        foreach (var (file, anchor) in LinksOf(Prose(File.ReadAllText(Path.Combine(Repository.Root, page))), page))
        {
            if (!Path.Exists(Path.Combine(Repository.Root, file)))
                yield return $"{page}: there is no {file}";
            else if (anchor.Length > 0 && Anchors.Value.TryGetValue(file, out var anchors) && !anchors.Contains(anchor))
                yield return $"{page}: {file} has no heading #{anchor}";
        }
    }

    private static IEnumerable<(string File, string Anchor)> LinksOf(string text, string page) =>
        from Match match in Link().Matches(Code().Replace(text, ""))
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let parts = target.Split('#', 2)
        let file = parts[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, parts[0])))
        select (file.Replace('\\', '/'), parts.Length > 1 ? parts[1] : "");

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal) && !file.Contains("node_modules/", StringComparison.Ordinal) && !file.StartsWith('.'))
        .Order(StringComparer.Ordinal);

    // Twice the same heading has a number behind it the second time.
    private static HashSet<string> AnchorsOf(string page)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var anchor in Prose(File.ReadAllText(Path.Combine(Repository.Root, page))).Split('\n').Where(line => Heading().IsMatch(line)).Select(AnchorOf))
        {
            for (var number = 0; !anchors.Add(number == 0 ? anchor : $"{anchor}-{number}"); number++)
                continue;
        }
        return anchors;
    }

    private static string AnchorOf(string heading) => NotInAnchors().Replace(Heading().Replace(heading, "").Trim().ToLowerInvariant(), "").Replace(' ', '-');

    // What stands between fences is shown and not said.
    private static string Prose(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"^[ \t]*```.*?^[ \t]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<!\!)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} +")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
