namespace Infra.Components;

/// <summary>Arguments of <see cref="Irsa"/>.</summary>
public sealed record IrsaArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>kOps name of the cluster, such as <c>main.dev.example.com</c>.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The discovery bucket, whose policy lets everyone read the cluster's two discovery documents.</summary>
    public required SecureBucket Discovery { get; init; }
}
