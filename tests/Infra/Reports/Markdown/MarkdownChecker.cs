using System.Text.RegularExpressions;

namespace Infra.Tests.Reports.Markdown;

/// <summary>
/// Holds a comment against a strict part of GitHub's Markdown: fences that close, tables whose rows have as many cells as their head, folds that close, no other tags, and
/// nothing that GitHub would make a mention or a link to an issue of. What it does not know is a problem.
/// </summary>
internal sealed partial class MarkdownChecker
{
    private readonly List<string> _problems = [];
    private readonly string[] _lines;
    private string _fence = "";
    private int _folds;
    private int _cells;

    private MarkdownChecker(string text) => _lines = text.Split('\n');

    /// <summary>What is wrong, with the numbers of the lines.</summary>
    public static IReadOnlyList<string> Check(string text)
    {
        var checker = new MarkdownChecker(text);
        if (!text.EndsWith('\n') || text.Contains('\r', StringComparison.Ordinal))
            checker._problems.Add("lines do not end with LF");
        for (var i = 0; i < checker._lines.Length - 1; i++)
            checker.CheckLine(i);
        if (checker._fence.Length > 0)
            checker._problems.Add("a fence is not closed");
        if (checker._folds != 0)
            checker._problems.Add($"{checker._folds} folds are not closed");
        return checker._problems;
    }

    private void CheckLine(int at)
    {
        var line = _lines[at];
        if (line.Any(character => char.IsControl(character) || character == '\u202e'))
            Problem(at, "has control characters");
        if (_fence.Length > 0)
            CheckFenced(at, line);
        else if (at == 0 && line.StartsWith("<!--", StringComparison.Ordinal))
            Require(at, Marker().IsMatch(line), "is no marker");
        else if (FenceStart().Match(line) is { Success: true } fence)
            _fence = fence.Groups["fence"].Value;
        else if (line.StartsWith("<details>", StringComparison.Ordinal))
            CheckFold(at, line);
        else if (line == "</details>")
            CheckFoldEnd(at);
        else if (line.StartsWith('|'))
            CheckRow(at, line);
        else
            CheckText(at, line);
        if (!line.StartsWith('|'))
            _cells = 0;
    }

    private void CheckFenced(int at, string line)
    {
        if (line == _fence)
            _fence = "";
        else
            Require(at, !line.Contains(_fence, StringComparison.Ordinal), "has the fence within");
    }

    private void CheckFold(int at, string line)
    {
        _folds++;
        Require(at, Fold().IsMatch(line), "is no fold with a summary");
        Require(at, _lines[at - 1].Length == 0 && _lines[at + 1].Length == 0, "has no empty lines around");
        CheckText(at, line.Replace("<details><summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal));
    }

    private void CheckFoldEnd(int at)
    {
        Require(at, --_folds >= 0, "ends no fold");
        Require(at, _lines[at - 1].Length == 0 && _lines[at + 1].Length == 0, "has no empty lines around");
    }

    private void CheckRow(int at, string line)
    {
        Require(at, line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith(" |", StringComparison.Ordinal), "is no row");
        Require(at, !line.Contains("\\|", StringComparison.Ordinal), "has an escaped bar, which is read in more than one way");
        var cells = line.Count(character => character == '|') - 1;
        if (_cells == 0)
        {
            Require(at, _lines[at - 1].Length == 0, "begins a table without an empty line before");
            Require(at, Delimiter().IsMatch(_lines[at + 1]), "begins a table without a line of hyphens after");
            _cells = cells;
        }
        Require(at, cells == _cells, $"has {cells} cells of {_cells}");
        CheckText(at, line);
    }

    // Outside of code nothing may be markup that GitHub reads.
    private void CheckText(int at, string line)
    {
        var rest = Escape().Replace(Entity().Replace(HtmlCode().Replace(Link().Replace(line, "link"), "code"), " "), " ");
        Require(at, rest.Count(character => character == '`') % 2 == 0, "has a backtick too many");
        rest = CodeSpan().Replace(rest, "code");
        Require(at, !rest.Contains('<', StringComparison.Ordinal) && !rest.Contains('>', StringComparison.Ordinal), "has a tag");
        Require(at, !Mention().IsMatch(rest), "mentions somebody");
        Require(at, !Issue().IsMatch(rest), "links an issue");
        Require(at, !rest.Contains('$', StringComparison.Ordinal), "has a formula");
        Require(at, !rest.Contains("](", StringComparison.Ordinal), "has a link");
    }

    private void Require(int at, bool holds, string problem)
    {
        if (!holds)
            Problem(at, problem);
    }

    private void Problem(int at, string problem) => _problems.Add($"line {at + 1} {problem}: {_lines[at]}");

    [GeneratedRegex("^<!-- [^<>]+ -->$")]
    private static partial Regex Marker();

    [GeneratedRegex("^(?<fence>`{3,})[a-z]*$")]
    private static partial Regex FenceStart();

    [GeneratedRegex("^<details><summary>[^<>]+</summary>$")]
    private static partial Regex Fold();

    [GeneratedRegex(@"^\|( -{3}:? \|)+$")]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"\[[^\[\]<>`]*\]\(<https?://[^<> |]+>\)")]
    private static partial Regex Link();

    [GeneratedRegex("<code>[^<>`|]*</code>")]
    private static partial Regex HtmlCode();

    [GeneratedRegex("&(amp|lt|gt|#[0-9]+);")]
    private static partial Regex Entity();

    // Not within code: there nothing of ours has a backslash.
    [GeneratedRegex(@"\\[*_~#.)+\[\]-]")]
    private static partial Regex Escape();

    [GeneratedRegex("`[^`|]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("@[A-Za-z0-9]")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(#|GH-)\d", RegexOptions.IgnoreCase)]
    private static partial Regex Issue();
}
