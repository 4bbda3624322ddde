namespace Infra.Components;

/// <summary>Whom a policy statement is about.</summary>
public sealed record PolicyPrincipal
{
    private PolicyPrincipal(string type, string id)
    {
        Type = type;
        Id = id;
    }

    /// <summary>IAM's word for the kind: <c>AWS</c>, <c>Service</c>, <c>Federated</c>, or <c>*</c> for everyone.</summary>
    public string Type { get; }

    /// <summary>The ARN, the service's name, or <c>*</c> for everyone.</summary>
    public string Id { get; }

    /// <summary>An account, a role or a user, by its ARN. IAM refuses a policy that names one that does not exist.</summary>
    public static PolicyPrincipal Aws(string arn) => new("AWS", arn);

    /// <summary>The account itself: whoever its own IAM policies allow as well.</summary>
    public static PolicyPrincipal Account(AwsAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Aws(account.RootArn);
    }

    /// <summary>An AWS service, such as <c>ec2.amazonaws.com</c>.</summary>
    public static PolicyPrincipal Service(string name) => new("Service", name);

    /// <summary>An identity provider, by its ARN.</summary>
    public static PolicyPrincipal Federated(string arn) => new("Federated", arn);

    internal static PolicyPrincipal Everyone { get; } = new("*", "*");
}
