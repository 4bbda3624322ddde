namespace Infra.Components;

/// <summary>
/// What boundaries deny. Leaving something out of a boundary does not close it: a resource's own policy that names a role's session reaches past what is
/// only left out (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
/// </summary>
internal static class BoundaryDenials
{
    /// <summary>Everything that is none of these services': identities, other roles and whatever AWS may add.</summary>
    public static PolicyStatement OtherServices(params IEnumerable<string> services) =>
        PolicyStatement.Deny("NeverOtherServices").On("*").ToAllBut(services.Select(service => $"{service}:*"));

    /// <summary>Every region but the stack's. Route 53 has one endpoint for all regions, in a region of AWS's choice.</summary>
    public static PolicyStatement OtherRegions(AwsAccount account) => PolicyStatement.Deny("NeverOtherRegions").On("*").ToAllBut("route53:*")
        .When(PolicyCondition.StringNotEquals("aws:RequestedRegion", account.Region));

    /// <summary>Other accounts' buckets: a bucket's ARN does not say whose it is.</summary>
    public static PolicyStatement ForeignBuckets(AwsAccount account) => PolicyStatement.Deny("NeverForeignBuckets").On("*").To("s3:*")
        .When(PolicyCondition.StringNotEquals("aws:ResourceAccount", account.Id), PolicyCondition.Null("aws:ResourceAccount", absent: false));

    /// <summary>Buckets of the stack, with all that is in them.</summary>
    public static PolicyStatement Buckets(AwsAccount account, IEnumerable<string> buckets) =>
        PolicyStatement.Deny("NeverTheseBuckets").To("s3:*").On(WithObjects(account, buckets));

    /// <summary>The stack's keys but those of these purposes.</summary>
    public static PolicyStatement OtherKeys(PlatformScope scope, params IEnumerable<KeyPurpose> usable) =>
        PolicyStatement.Deny("NeverTheseKeys").On("*").To("kms:*").When(AliasOf(scope, Enum.GetValues<KeyPurpose>().Except(usable)));

    /// <summary>The key is one of these, by its alias.</summary>
    public static PolicyCondition AliasOf(PlatformScope scope, params IEnumerable<KeyPurpose> purposes) =>
        PolicyCondition.AnyStringEquals("kms:ResourceAliases", purposes.Select(purpose => KeyNames.Alias(scope, purpose)));

    /// <summary>Buckets and the objects in them.</summary>
    public static IEnumerable<string> WithObjects(AwsAccount account, IEnumerable<string> buckets) =>
        buckets.SelectMany(bucket => new[] { account.BucketArn(bucket), account.BucketArn(bucket, "/*") });
}
