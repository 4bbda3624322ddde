using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS004.</summary>
public sealed class KeyRotation : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "AWS004";

    /// <inheritdoc/>
    public override string Title => "KMS keys rotate";

    /// <inheritdoc/>
    public override string Why => "Without rotation one key material protects everything for as long as the key lives; rotation costs nothing to those who use the key.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html (symmetric keys only, made by KMS)";

    /// <inheritdoc/>
    public override string Fix => "Set \"enableKeyRotation\" to true.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var key in context.Index.OfType(AwsTypes.KmsKey))
        {
            if (CanRotate(key) && !key.Inputs["enableKeyRotation"].IsTrue())
                yield return Broken(key, "The key does not rotate.");
        }
    }

    // Asymmetric and HMAC keys and those in a key store of one's own cannot.
    private static bool CanRotate(PlanResource key) =>
        key.Inputs["customerMasterKeySpec"].Text() is null or "SYMMETRIC_DEFAULT"
        && key.Inputs["keyUsage"].Text() is null or "ENCRYPT_DECRYPT"
        && !key.Inputs["customKeyStoreId"].IsSet();
}
