namespace Infra.Rendering;

/// <summary>How a file on disk stands to what is rendered.</summary>
internal enum RenderingState
{
    /// <summary>It is as it should be.</summary>
    Unchanged,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It was rendered and is not as it should be.</summary>
    Changed,

    /// <summary>It was rendered once and is no longer.</summary>
    Orphan,

    /// <summary>It is in a place of rendered files, and was not written by rendering.</summary>
    Foreign,
}

/// <summary>A file in the places of a stack.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Path">The path from the project's root, with forward slashes.</param>
/// <param name="State">How it stands to what is rendered.</param>
/// <param name="Bytes">What it should hold; null where there should be no such file.</param>
internal sealed record RenderingChange(string Stack, string Path, RenderingState State, byte[]? Bytes);
