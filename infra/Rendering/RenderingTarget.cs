using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Rendering;

/// <summary>The project's folder, as rendering finds and leaves it.</summary>
/// <param name="root">The project's root, as a full path.</param>
internal sealed class RenderingTarget(string root)
{
    /// <summary>Every file in the places of these stacks, by path.</summary>
    public ImmutableArray<RenderingChange> Compare(IEnumerable<StackRendering> renderings) =>
        [.. renderings.SelectMany(Compare).OrderBy(change => change.Path, StringComparer.Ordinal)];

    /// <summary>What was rendered for stacks that are gone, by path. Files of others are none of ours.</summary>
    /// <param name="stacks">The stacks that there are.</param>
    public ImmutableArray<RenderingChange> CompareGone(IReadOnlyCollection<string> stacks) =>
    [
        .. RenderingPlaces.StacksIn(root).Except(stacks, StringComparer.Ordinal)
            .SelectMany(stack => RenderingPlaces.FilesOf(root, stack).Where(IsRendered).Select(path => new RenderingChange(stack, path, RenderingState.Orphan, null)))
            .OrderBy(change => change.Path, StringComparer.Ordinal),
    ];

    /// <summary>Writes what is missing or changed, each file whole or not at all, and removes orphans and the folders that they leave empty.</summary>
    /// <exception cref="IOException">Something stands in the way, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder or a file is not ours to write.</exception>
    public void Apply(IReadOnlyCollection<RenderingChange> changes)
    {
        foreach (var change in changes.Where(change => change.State is RenderingState.Missing or RenderingState.Changed))
        {
            var file = Full(change.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, stream => stream.Write(change.Bytes));
        }
        foreach (var change in changes.Where(change => change.State == RenderingState.Orphan))
        {
            File.Delete(Full(change.Path));
            RemoveEmptyFolders(Path.GetDirectoryName(Full(change.Path))!);
        }
    }

    private IEnumerable<RenderingChange> Compare(StackRendering rendering)
    {
        var expected = rendering.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in RenderingPlaces.FilesOf(root, rendering.Stack))
            yield return expected.Remove(path, out var file) ? Compare(rendering.Stack, file) : new RenderingChange(rendering.Stack, path, IsRendered(path) ? RenderingState.Orphan : RenderingState.Foreign, null);
        foreach (var file in expected.Values)
            yield return new RenderingChange(rendering.Stack, file.Path, RenderingState.Missing, file.Bytes);
    }

    private RenderingChange Compare(string stack, RenderedFile file)
    {
        var bytes = file.Bytes;
        var state = IsFile(file.Path) && File.ReadAllBytes(Full(file.Path)).AsSpan().SequenceEqual(bytes)
            ? RenderingState.Unchanged
            : IsRendered(file.Path) ? RenderingState.Changed : RenderingState.Foreign;
        return new RenderingChange(stack, file.Path, state, bytes);
    }

    private bool IsRendered(string path) => IsFile(path) && RenderedFile.IsRendered(Full(path));

    private bool IsFile(string path) => new FileInfo(Full(path)) is { Exists: true, LinkTarget: null };

    private void RemoveEmptyFolders(string folder)
    {
        var places = new[] { Full(RenderingPlaces.Manifests), Full(RenderingPlaces.NetworkPages) };
        while (!places.Contains(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    private string Full(string path) => Path.GetFullPath(path, root);
}
