namespace Infra.Components;

/// <summary>
/// A database that begins with a backup, in place of nothing. It is looked at when the database's servers are made and at no other time; it stays as long as they do, since it
/// says where they write their own.
/// </summary>
public sealed record DatabaseRestore
{
    /// <summary>The database, as "{namespace}/{name}".</summary>
    public required string Database { get; init; }

    /// <summary>The archive to restore: the database's name, or the <see cref="To"/> of an earlier restore.</summary>
    public required string From { get; init; }

    /// <summary>The archive that the restored servers write, in the same folder. It is empty at first; servers do not write into what others have begun.</summary>
    public required string To { get; init; }

    /// <summary>Up to when, by RFC 3339: "2026-03-01T11:59:00Z". Default: all that the archive has.</summary>
    public string? TargetTime { get; init; }
}
