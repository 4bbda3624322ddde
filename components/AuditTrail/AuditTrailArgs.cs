namespace Infra.Components;

/// <summary>Arguments of <see cref="AuditTrail"/>.</summary>
public sealed record AuditTrailArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The keys; the trail uses the one for S3, whose policy knows it.</summary>
    public required Kms Keys { get; init; }

    /// <summary>The buckets; the trail writes to the one for audit logs, whose policy knows it.</summary>
    public required Buckets Buckets { get; init; }

    /// <summary>Whether there is a trail; false where the account has one already. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether CloudTrail looks for unusual rates of calls and errors, which is paid by the event. Default: false.</summary>
    public bool Insights { get; init; }

    /// <summary>Whether Pulumi refuses to delete the trail. Default: true.</summary>
    public bool Protect { get; init; } = true;
}
