namespace Infra.Differences;

/// <summary>What goes with a resource that is deleted, or replaced by another.</summary>
/// <param name="Kind">Data, or an address.</param>
/// <param name="What">What it is, as words that follow "is lost": "the bucket's objects", "the public address".</param>
public sealed record Loss(LossKind Kind, string What);

/// <summary>Why a resource is missed once it is gone.</summary>
public enum LossKind
{
    /// <summary>It holds what nobody can make again: objects, keys, snapshots, images.</summary>
    Data,

    /// <summary>Others know it by what it alone has: a public address, a name that is delegated to it, an endpoint.</summary>
    Address,
}
