using System.Security.Cryptography;
using System.Text;

namespace Pulumi;

/// <summary>Content that a resource takes: an asset, or an archive of them.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive() { }

    /// <summary>"sha256:" and the content's hash.</summary>
    internal abstract string Hash();
}

/// <summary>One piece of content.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset() { }

    private protected static string HashOf(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>Text as content.</summary>
public sealed class StringAsset(string text) : Asset
{
    internal override string Hash() => HashOf(Encoding.UTF8.GetBytes(text));
}

/// <summary>A file as content.</summary>
public sealed class FileAsset(string path) : Asset
{
    internal override string Hash() => HashOf(File.ReadAllBytes(path));
}
