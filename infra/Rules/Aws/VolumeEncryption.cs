using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>AWS002.</summary>
public sealed class VolumeEncryption : PlanRule
{
    private const string ByDefault = "aws:ebs/encryptionByDefault:EncryptionByDefault";

    /// <inheritdoc/>
    public override string Id => "AWS002";

    /// <inheritdoc/>
    public override string Title => "EBS volumes are encrypted";

    /// <inheritdoc/>
    public override string Why =>
        "A volume cannot be encrypted after it was made, and its snapshots inherit what it has: etcd, databases and Vault's storage would lie in the clear.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html";

    /// <inheritdoc/>
    public override string Fix => "Set \"encrypted\" and \"kmsKeyId\" on the volume, or turn encryption by default on for the region (EncryptionByDefault).";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var byDefault = false;
        foreach (var setting in context.Index.OfType(ByDefault))
        {
            if (setting.Inputs["enabled"] is PlanValue.BoolValue { Value: false })
                yield return Broken(setting, "Encryption by default is turned off for the region.");
            else
                byDefault = true;
        }
        foreach (var volume in context.Index.OfType(AwsTypes.EbsVolume))
        {
            if (!IsEncrypted(volume.Inputs, byDefault))
                yield return Broken(volume, "The volume is not encrypted.");
        }
        foreach (var template in context.Index.OfType("aws:ec2/launchTemplate:LaunchTemplate"))
        {
            foreach (var mapping in template.Inputs["blockDeviceMappings"].Items())
            {
                if (mapping.At("ebs") is { } ebs && !IsEncrypted(ebs, byDefault))
                    yield return Broken(template, $"The volume {mapping.At("deviceName").Text() ?? "of a device"} is not encrypted.");
            }
        }
        foreach (var instance in context.Index.OfType("aws:ec2/instance:Instance"))
        {
            if (!IsEncrypted(instance.Inputs["rootBlockDevice"], byDefault))
                yield return Broken(instance, "The root volume is not encrypted.");
            foreach (var device in instance.Inputs["ebsBlockDevices"].Items())
            {
                if (!IsEncrypted(device, byDefault))
                    yield return Broken(instance, $"The volume {device.At("deviceName").Text() ?? "of a device"} is not encrypted.");
            }
        }
    }

    private static bool IsEncrypted(PlanValue? volume, bool byDefault) =>
        volume.At("encrypted").IsTrue() || (byDefault && !volume.At("encrypted").IsSet());
}
