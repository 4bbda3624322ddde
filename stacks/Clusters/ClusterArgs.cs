using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>Arguments of <see cref="Cluster"/>.</summary>
public sealed record ClusterArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>What the environment is.</summary>
    public required EnvironmentConfig Environment { get; init; }

    /// <summary>What the cluster stands on.</summary>
    public required Foundation Foundation { get; init; }

    /// <summary>What the cluster is to be; one of the environment's.</summary>
    public required ClusterSpec Spec { get; init; }

    /// <summary>The platform as the cluster has it.</summary>
    public required PlatformModel Platform { get; init; }

    /// <summary>The environment's secrets, which the cluster's Vault keeps as far as it needs them.</summary>
    public required PlatformSecrets Secrets { get; init; }

    /// <summary>The secret of Keycloak's client at the upstream identity provider. Default: none, and there is no such provider.</summary>
    public Input<string>? IdentityProviderSecret { get; init; }

    /// <summary>The password of the mail server's user. Default: none, and there is no such server.</summary>
    public Input<string>? MailPassword { get; init; }
}
