using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Stacks.Environments;

/// <summary>The page on configuration and the declarations say the same.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Table_OfThePage_IsWhatTheKeysDeclare()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

        Assert.Contains(Table(), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_OfThePage_AreDeclaredOnes()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "configuration.md")).Where(line => line.StartsWith("| `platform:", StringComparison.Ordinal));

        Assert.Equal(EnvironmentConfig.Keys.Select(key => key.Path), rows.Select(row => row.Split('`')[1]));
    }

    private static string Table() => string.Concat(
        EnvironmentConfig.Keys.Select(key => $"| `{key.Path}` | {key.Type} | {(key.Default is null ? "required" : $"`{key.Default}`")} | {key.Allowed} | {key.Description} |\n")
            .Prepend("|---|---|---|---|---|\n")
            .Prepend("| Key | Type | Default | Allowed | What it is |\n"));
}
