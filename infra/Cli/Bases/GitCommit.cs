namespace Infra.Cli.Bases;

/// <summary>A commit that somebody named.</summary>
/// <param name="Reference">As it was named: "main".</param>
/// <param name="Id">Its full hash.</param>
/// <param name="Prefix">Where the project lies in the repository: "" at its root, otherwise with a slash at the end.</param>
internal sealed record GitCommit(string Reference, string Id, string Prefix)
{
    private const int ShortLength = 7;

    /// <summary>For people: "main (2983e98)".</summary>
    public string Name => Id.StartsWith(Reference, StringComparison.Ordinal) ? Id[..ShortLength] : $"{Reference} ({Id[..ShortLength]})";
}
