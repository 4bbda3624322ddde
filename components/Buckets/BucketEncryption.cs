namespace Infra.Components;

/// <summary>How a bucket encrypts its objects.</summary>
public enum BucketEncryption
{
    /// <summary>SSE-KMS with the customer-managed key of the buckets, and a bucket key to spare KMS requests.</summary>
    CustomerManagedKey,

    /// <summary>SSE-S3, where S3 cannot use such a key: server access logs are not delivered to SSE-KMS buckets, and anonymous readers cannot decrypt.</summary>
    S3Managed,
}
