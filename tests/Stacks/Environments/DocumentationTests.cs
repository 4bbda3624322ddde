using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

/// <summary>The page on configuration and the declarations say the same.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Table_OfThePage_IsWhatTheKeysDeclare()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "configuration.md"));

        Assert.Contains(Table(), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_OfThePage_AreDeclaredOnes()
    {
        var rows = File.ReadLines(Path.Combine(Root(), "docs", "configuration.md")).Where(line => line.StartsWith("| `platform:", StringComparison.Ordinal));

        Assert.Equal(EnvironmentConfig.Keys.Select(key => key.Path), rows.Select(row => row.Split('`')[1]));
    }

    private static string Table() => string.Concat(
        EnvironmentConfig.Keys.Select(key => $"| `{key.Path}` | {key.Type} | {(key.Default is null ? "required" : $"`{key.Default}`")} | {key.Allowed} | {key.Description} |\n")
            .Prepend("|---|---|---|---|---|\n")
            .Prepend("| Key | Type | Default | Allowed | What it is |\n"));

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Infra.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("Infra.sln is above no directory of the tests");
    }
}
