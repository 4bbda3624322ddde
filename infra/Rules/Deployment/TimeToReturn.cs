using Infra.Planning;
using Infra.Rules.Aws;
using Pulumi.Offline;

namespace Infra.Rules.Deployment;

/// <summary>DEPLOY004.</summary>
public sealed class TimeToReturn : PlanRule
{
    private const int LeastKeyDays = 30;
    private const int LeastSecretDays = 7;

    // What is deleted with all that is in it, by the input that says so. Buckets are AWS013's.
    private static readonly (string Type, string Input, string What)[] Emptied =
    [
        ("aws:ecr/repository:Repository", "forceDelete", "images"),
        ("aws:route53/zone:Zone", "forceDestroy", "records"),
    ];

    /// <inheritdoc/>
    public override string Id => "DEPLOY004";

    /// <inheritdoc/>
    public override string Title => "Where data is protected, what is deleted can be brought back for a while";

    /// <inheritdoc/>
    public override string Why =>
        "Protection is lifted by one line. A key that waits thirty days for its deletion, and a secret that waits a week, come back with one command; without the wait, what the key encrypted is gone "
        + "with it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html; https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html";

    /// <inheritdoc/>
    public override string Fix => "Leave KMS its 30 days and Secrets Manager 7 at least, and do not have repositories and zones deleted with what is in them.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (!context.Facts.Protect)
            yield break;
        // Both have thirty days where nothing is said.
        foreach (var key in context.Index.OfType(AwsTypes.KmsKey).Where(key => Days(key, "deletionWindowInDays") < LeastKeyDays))
            yield return Broken(key, $"\"deletionWindowInDays\" is less than {LeastKeyDays}.");
        foreach (var secret in context.Index.OfType("aws:secretsmanager/secret:Secret").Where(secret => Days(secret, "recoveryWindowInDays") < LeastSecretDays))
            yield return Broken(secret, $"\"recoveryWindowInDays\" is less than {LeastSecretDays}.");
        foreach (var (type, input, what) in Emptied)
        {
            foreach (var resource in context.Index.OfType(type).Where(resource => resource.Inputs[input].IsTrue()))
                yield return Broken(resource, $"\"{input}\" deletes its {what} with it.");
        }
    }

    private static decimal? Days(PlanResource resource, string input) => resource.Inputs[input] is PlanValue.NumberValue number ? (decimal)number.Value : null;
}
