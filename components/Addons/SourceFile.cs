namespace Infra.Components;

/// <summary>Paths that the compiler writes into the program, as paths from the project's root.</summary>
internal static class SourceFile
{
    // Directory.Build.props maps the root to it.
    private const string Root = "/_/";

    public static string Of(string callerFilePath)
    {
        var path = callerFilePath.Replace('\\', '/');
        return path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : Path.GetFileName(path);
    }
}
