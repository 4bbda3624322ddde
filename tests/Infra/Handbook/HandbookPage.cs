using Infra.Tests.Support;

namespace Infra.Tests.Handbook;

/// <summary>What stands between fences in a section of a page of docs/handbook.</summary>
internal static class HandbookPage
{
    private const string Prompt = "$ ";

    /// <summary>The commands of a section, each as a person types it: what stands behind a prompt, with the lines that go on.</summary>
    public static IReadOnlyList<string> Commands(string page, string heading)
    {
        var commands = new List<string>();
        var goesOn = false;
        foreach (var line in Fenced(page, heading, "console").Split('\n').Select(line => line.TrimStart()))
        {
            if (goesOn)
                commands[^1] = commands[^1][..^1] + line;
            else if (line.StartsWith(Prompt, StringComparison.Ordinal))
                commands.Add(line[Prompt.Length..]);
            else
                continue;
            goesOn = commands[^1].EndsWith('\\');
        }
        return commands;
    }

    /// <summary>All that a section has between fences of a language.</summary>
    public static string Fenced(string page, string heading, string language)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "handbook", page));
        var start = Array.IndexOf(lines, heading);
        Assert.True(start >= 0, $"docs/handbook/{page} has no heading '{heading}'");
        var text = new List<string>();
        string? fence = null;
        var level = heading.TakeWhile(letter => letter == '#').Count();
        foreach (var line in lines.Skip(start + 1))
        {
            if (fence is null && line.StartsWith('#') && line.TakeWhile(letter => letter == '#').Count() <= level)
                break;
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                fence = fence is null ? line.Trim()[3..] : null;
            else if (fence == language)
                text.Add(line);
        }
        return string.Join('\n', text);
    }
}
