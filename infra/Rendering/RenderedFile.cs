using System.Text;

namespace Infra.Rendering;

/// <summary>A file that is rendered: its first line says so, and by it the file is known again.</summary>
/// <param name="Path">The path from the project's root, with forward slashes.</param>
/// <param name="Text">The text, lines ended by LF.</param>
internal sealed record RenderedFile(string Path, string Text)
{
    private const string Mark = "Rendered by `infra render` from ";
    private const string Warning = "Change those; this file is overwritten.";
    private const string YamlStart = "# ";
    private const string PageStart = "<!-- ";

    /// <summary>The bytes: UTF-8 without a mark.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>A YAML file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="sources">The files that it comes of.</param>
    /// <param name="yaml">What it says.</param>
    public static RenderedFile OfYaml(string path, IEnumerable<string> sources, string yaml) =>
        new(path, $"{YamlStart}{Mark}{string.Join(", ", sources.Distinct(StringComparer.Ordinal))}. {Warning}\n{yaml}");

    /// <summary>A page for people, in Markdown.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="sources">What it comes of, in words.</param>
    /// <param name="markdown">What it says.</param>
    public static RenderedFile OfPage(string path, string sources, string markdown) => new(path, $"{PageStart}{Mark}{sources}. {Warning} -->\n\n{markdown}");

    /// <summary>Whether a file on disk was written by rendering, as its first line says.</summary>
    /// <param name="file">The file's full path.</param>
    public static bool IsRendered(string file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadLine() is { } line
            && (line.StartsWith(YamlStart + Mark, StringComparison.Ordinal) || line.StartsWith(PageStart + Mark, StringComparison.Ordinal))
            && line.Contains(Warning, StringComparison.Ordinal);
    }
}
