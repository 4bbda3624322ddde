namespace Infra.Components;

/// <summary>
/// The account's CloudTrail trail, written out: the audit bucket and the key of the buckets let this trail in and no other, before it exists.
/// </summary>
public static class AuditTrail
{
    /// <summary>CloudTrail's name as a principal.</summary>
    public const string Service = "cloudtrail.amazonaws.com";

    /// <summary>The trail's name, <c>{project}-{stack}-audit</c>.</summary>
    public static string Name(PlatformScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Name("audit").ToString();
    }

    /// <summary>The trail's ARN.</summary>
    public static string Arn(PlatformScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Account.Arn("cloudtrail", $"trail/{Name(scope)}");
    }
}
