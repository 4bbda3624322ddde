using System.Globalization;

namespace Infra.Stacks;

/// <summary>A place in a file.</summary>
/// <param name="File">The file's path as it was opened, or its name.</param>
/// <param name="Line">The line, counted from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">The column, counted from 1; 0 where the line as a whole is meant.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary>"file", "file:line" or "file:line:column", as editors and compilers write it.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}"),
    };
}
