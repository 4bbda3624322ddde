namespace Infra.Components;

/// <summary>What a customer-managed key encrypts; one key each, so that losing or revoking one touches nothing else.</summary>
public enum KeyPurpose
{
    /// <summary>The EBS volumes that hold etcd.</summary>
    Etcd,

    /// <summary>Kubernetes Secrets in etcd, by the API servers' KMS plugin.</summary>
    Secrets,

    /// <summary>All other EBS volumes: nodes' disks and persistent volumes.</summary>
    Ebs,

    /// <summary>The buckets.</summary>
    S3,

    /// <summary>Vault's seal.</summary>
    Vault,

    /// <summary>CloudWatch log groups.</summary>
    Logs,

    /// <summary>The SNS topics of alerts.</summary>
    Alerts,
}
