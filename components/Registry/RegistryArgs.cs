using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Arguments of <see cref="Registry"/>.</summary>
public sealed partial record RegistryArgs
{
    private const int MostNameCharacters = 256;

    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The repositories' names after the project's, such as <c>sample</c> or <c>fleet/api</c>; none for no repositories.</summary>
    public required IReadOnlyList<string> Repositories { get; init; }

    /// <summary>Days that an image without a tag is kept. Default: 14.</summary>
    public int UntaggedRetentionInDays { get; init; } = 14;

    /// <summary>How many images a repository keeps, the newest. It must reach back to what still runs. Default: 200.</summary>
    public int KeptImages { get; init; } = 200;

    /// <summary>
    /// Whether the registry itself is told to scan at every push. It is one setting per account and region: at most one stack there sets it. Default: false.
    /// </summary>
    public bool ScansRegistry { get; init; }

    /// <summary>Whether Pulumi refuses to delete the repositories. Default: true.</summary>
    public bool Protect { get; init; } = true;

    /// <summary>Whether deleting a repository deletes the images in it. Default: false.</summary>
    public bool ForceDelete { get; init; }

    internal string NameOf(string repository) => $"{Scope.Project}/{repository}";

    internal void Check()
    {
        foreach (var repository in Repositories.Where(repository => !NameForm().IsMatch(repository ?? "") || NameOf(repository!).Length > MostNameCharacters))
        {
            throw new ArgumentException(
                $"'{repository}' cannot be a repository's name; write lower-case letters and digits, parted by one of . _ - /, {MostNameCharacters} characters at most with the project's name.");
        }

        var twice = Repositories.GroupBy(repository => repository.Replace('/', '-'), StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Repositories has {string.Join(" and ", twice.Select(name => $"'{name}'"))}, which are the same resource; write one, or spell it differently.");
        if (UntaggedRetentionInDays < 1)
            throw new ArgumentException($"UntaggedRetentionInDays is {UntaggedRetentionInDays}; write one day or more.");
        if (KeptImages < 1)
            throw new ArgumentException($"KeptImages is {KeptImages}; write one image or more.");
        if (Protect && ForceDelete)
            throw new ArgumentException("ForceDelete is set on protected repositories; it takes effect only where Protect is false.");
    }

    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    [GeneratedRegex("^[a-z0-9]+([._/-][a-z0-9]+)*\\z")]
    private static partial Regex NameForm();
}
