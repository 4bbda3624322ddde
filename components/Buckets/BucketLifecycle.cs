using Pulumi.Aws.S3.Inputs;

namespace Infra.Components;

/// <summary>The lifecycle rules of a bucket.</summary>
internal static class BucketLifecycle
{
    // The longest upload of a database backup ends within a day; parts of an abandoned one cost as much as objects.
    private const int AbortUploadsAfterDays = 7;

    public static IReadOnlyList<BucketLifecycleConfigurationRuleArgs> Rules(BucketSettings settings) =>
    [
        new()
        {
            Id = "abort-uploads",
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = AbortUploadsAfterDays },
        },
        new()
        {
            Id = "expire",
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            // S3 takes either: a delete marker with no version behind it goes by itself where objects expire by age.
            Expiration = settings.ExpireAfterDays is { } days
                ? new BucketLifecycleConfigurationRuleExpirationArgs { Days = days }
                : new BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true },
            NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = settings.KeepNoncurrentDays },
        },
    ];
}
