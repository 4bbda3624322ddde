using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Aws;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What keeps resources safe in AWS: protection, versions, encryption, keys' and secrets' last days, logs.</summary>
internal static class CloudProtections
{
    private static readonly string[] PublicAccess = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    private static readonly (string Type, string What, Func<PlanValue.MapValue, Guard> Read)[] Inputs =
    [
        (AwsTypes.Bucket, "is deleted with its objects", inputs => Safety.Danger(inputs["forceDestroy"].IsTrue())),
        (AwsTypes.KmsKey, "rotation", inputs => Safety.Switch(inputs["enableKeyRotation"].IsTrue())),
        (AwsTypes.KmsKey, "days until a deletion", inputs => Safety.AtLeast(inputs["deletionWindowInDays"], 30)),
        ("aws:secretsmanager/secret:Secret", "days until a deletion", inputs => Safety.AtLeast(inputs["recoveryWindowInDays"], 30)),
        (AwsTypes.LogGroup, "logs are deleted", inputs => Safety.Days(inputs["retentionInDays"])),
        (AwsTypes.LogGroup, "encryption by an own key", inputs => Safety.Switch(inputs["kmsKeyId"].IsSet())),
        ("aws:sns/topic:Topic", "encryption by an own key", inputs => Safety.Switch(inputs["kmsMasterKeyId"].IsSet())),
        ("aws:sqs/queue:Queue", "encryption by an own key", inputs => Safety.Switch(inputs["kmsMasterKeyId"].IsSet())),
        (AwsTypes.EbsVolume, "encryption", inputs => Safety.Switch(inputs["encrypted"].IsTrue())),
        ("aws:ebs/encryptionByDefault:EncryptionByDefault", "encryption", inputs => Safety.Switch(!inputs["enabled"].IsSet() || inputs["enabled"].IsTrue())),
        ("aws:cloudtrail/trail:Trail", "logging", inputs => Safety.Switch(!inputs["enableLogging"].IsSet() || inputs["enableLogging"].IsTrue())),
        ("aws:cloudtrail/trail:Trail", "all regions", inputs => Safety.Switch(inputs["isMultiRegionTrail"].IsTrue())),
        ("aws:cloudtrail/trail:Trail", "validation of its files", inputs => Safety.Switch(inputs["enableLogFileValidation"].IsTrue())),
        ("aws:ecr/repository:Repository", "tags", inputs => Safety.Switch(inputs["imageTagMutability"].Text() == "IMMUTABLE", "immutable", "mutable")),
        ("aws:ecr/repository:Repository", "scan on push", inputs => Safety.Switch(inputs.At("imageScanningConfiguration", "scanOnPush").IsTrue())),
        ("aws:ecr/repository:Repository", "is deleted with its images", inputs => Safety.Danger(inputs["forceDelete"].IsTrue())),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var resource in plan.Plan.Resources.Where(resource => resource.Custom))
        {
            reading.Add(plan.TitleOf(resource), "protect", Safety.Switch(resource.Protect), plan.ClusterOf(resource));
            reading.Add(plan.TitleOf(resource), "retainOnDelete", Safety.Switch(resource.RetainOnDelete), plan.ClusterOf(resource));
        }
        foreach (var (type, what, read) in Inputs)
        {
            foreach (var resource in plan.Rules.Index.OfType(type))
                reading.Add(plan.TitleOf(resource), what, read(resource.Inputs), plan.ClusterOf(resource));
        }
        foreach (var bucket in plan.Rules.Index.OfType(AwsTypes.Bucket))
            AddBucket(plan, reading, bucket);
        foreach (var vpc in plan.Rules.Index.OfType(AwsTypes.Vpc))
            reading.Add(plan.TitleOf(vpc), "flow logs", Safety.Switch(plan.Rules.Index.Attached(vpc, "aws:ec2/flowLog:FlowLog", "vpcId").Any()));
        foreach (var leaf in plan.WorkloadValues.Where(leaf => leaf.Topic == WorkloadValues.Topic.Retention))
            reading.Add(leaf.Subject, leaf.What, Safety.Kept(leaf.What, leaf.Text), leaf.Cluster);
    }

    private static void AddBucket(PlanReading plan, MeaningReading reading, PlanResource bucket)
    {
        var title = plan.TitleOf(bucket);
        var status = First("aws:s3/bucketVersioning:BucketVersioning")?.Inputs.At("versioningConfiguration", "status").Text() ?? "off";
        reading.Add(title, "versioning", new Guard(status, status == "Enabled" ? 2 : status == "Suspended" ? 1 : 0, IsOfBoth: true));
        // S3 encrypts with keys of its own where nobody says otherwise.
        var rule = First("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")?.Inputs["rules"].Items().FirstOrDefault();
        var algorithm = rule.At("applyServerSideEncryptionByDefault", "sseAlgorithm").Text() ?? "AES256";
        var key = plan.Referred(rule.At("applyServerSideEncryptionByDefault", "kmsMasterKeyId"));
        reading.Add(title, "encryption", new Guard(key.Length > 0 ? $"{algorithm} by {key}" : algorithm, algorithm == "AES256" ? 0 : key.Length > 0 ? 2 : 1, IsOfBoth: true));
        var block = First("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")?.Inputs;
        var open = PublicAccess.Where(input => block?[input].IsTrue() != true).ToList();
        reading.Add(title, "public access", new Holes(open.Count == 0 ? "blocked" : $"not blocked: {string.Join(", ", open)}", [.. open]));
        var rules = (First("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")?.Inputs["rules"].Items() ?? []).Where(each => each.At("status").Text() == "Enabled").ToList();
        reading.Add(title, "objects are deleted", Soonest(rules, "expiration", "days"));
        reading.Add(title, "former versions are deleted", Soonest(rules, "noncurrentVersionExpiration", "noncurrentDays"));
        reading.Add(title, "access logs", Safety.Switch(First(AwsTypes.BucketLogging) is not null));

        PlanResource? First(string type) => plan.Rules.Index.Attached(bucket, type, "bucket").FirstOrDefault();
    }

    private static Guard Soonest(IEnumerable<PlanValue> rules, string action, string days) =>
        rules.Select(rule => Safety.Days(rule.At(action, days))).DefaultIfEmpty(Safety.Days(null)).MinBy(guard => guard.Rank)!;
}
