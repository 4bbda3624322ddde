namespace Infra.Components;

/// <summary>The names of the keys, which are known before the keys exist.</summary>
public static class KeyNames
{
    /// <summary>The key's own part of its names, such as <c>etcd</c>.</summary>
    public static string Thing(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Etcd => "etcd",
        KeyPurpose.Secrets => "secrets",
        KeyPurpose.Ebs => "ebs",
        KeyPurpose.S3 => "s3",
        KeyPurpose.Vault => "vault",
        KeyPurpose.Logs => "logs",
        KeyPurpose.Alerts => "alerts",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "There is no key for this purpose."),
    };

    /// <summary>The key's alias, <c>alias/{project}-{stack}-{thing}</c>.</summary>
    public static string Alias(PlatformScope scope, KeyPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Name(Thing(purpose)).KmsAlias();
    }

    internal static string Describe(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Etcd => "EBS volumes that hold etcd",
        KeyPurpose.Secrets => "Kubernetes Secrets in etcd",
        KeyPurpose.Ebs => "EBS volumes of nodes and persistent volumes",
        KeyPurpose.S3 => "S3 buckets",
        KeyPurpose.Vault => "Vault's seal",
        KeyPurpose.Alerts => "SNS topics of alerts",
        _ => "CloudWatch log groups",
    };
}
