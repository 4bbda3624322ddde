using System.Collections.Immutable;

namespace Infra.Components;

/// <summary>What one bucket is: everything that shapes it, known before it exists.</summary>
/// <param name="Thing">The bucket's own part of its name.</param>
/// <param name="Encryption">How objects are encrypted.</param>
internal sealed record BucketSettings(string Thing, BucketEncryption Encryption)
{
    /// <summary>Days after which an object expires; null where the owner of the objects deletes them.</summary>
    public int? ExpireAfterDays { get; init; }

    /// <summary>Days that a replaced or deleted object can still be restored.</summary>
    public required int KeepNoncurrentDays { get; init; }

    /// <summary>Keys of the objects that everyone may read.</summary>
    public ImmutableArray<string> PublicDocuments { get; init; } = [];

    /// <summary>What else the bucket's policy says, given the bucket's name.</summary>
    public Func<string, IEnumerable<PolicyStatement>> Policy { get; init; } = _ => [];
}
