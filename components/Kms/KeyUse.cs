namespace Infra.Components;

/// <summary>The other half of a key's policy: what a role's own policy must hold for the role to use the key.</summary>
public static class KeyUse
{
    // ReEncrypt* and GenerateDataKey* are families of two to four actions that grow together.
    internal static readonly string[] Data = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    internal static readonly string[] Direct = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"];

    /// <summary>Use of a key by the role itself: to encrypt, decrypt and describe.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="purpose">Which key.</param>
    public static PolicyStatement ByRole(PlatformScope scope, KeyPurpose purpose) => OfKey(scope, purpose, "Use").To(Direct);

    /// <summary>Use of a key by an AWS service on the role's behalf.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="purpose">Which key.</param>
    /// <param name="service">The service's prefix, such as <c>ec2</c> or <c>s3</c>.</param>
    public static PolicyStatement ThroughService(PlatformScope scope, KeyPurpose purpose, string service) =>
        // EC2 looks at a key before it makes a volume with it.
        OfKey(scope, purpose, "UseThroughService").To(service == "ec2" ? [.. Data, "kms:DescribeKey"] : Data).When(PolicyCondition.StringEquals("kms:ViaService", scope.Account.RegionalService(service)));

    /// <summary>The grant that EC2 takes out when a volume is attached, and no other grant.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="purpose">Which key.</param>
    public static PolicyStatement GrantToVolumes(PlatformScope scope, KeyPurpose purpose) =>
        OfKey(scope, purpose, "GrantToVolumes").To("kms:CreateGrant").When(PolicyCondition.Bool("kms:GrantIsForAWSResource", true));

    // A key's ARN holds an id that AWS chooses; its alias is ours, so the policy is known in a plan.
    private static PolicyStatement OfKey(PlatformScope scope, KeyPurpose purpose, string use)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return PolicyStatement.Allow($"{use}{purpose}Key")
            .On(scope.Account.Arn("kms", "key/*"))
            .When(PolicyCondition.AnyStringEquals("kms:ResourceAliases", KeyNames.Alias(scope, purpose)));
    }
}
