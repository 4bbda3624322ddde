namespace Infra.Components;

/// <summary>Where a policy document is used, which decides what its statements must name and how large it may be.</summary>
public enum PolicyKind
{
    /// <summary>A managed policy: resources, no principals; 6,144 characters.</summary>
    Managed,

    /// <summary>A role's inline policies, all of a role's together: resources, no principals; 10,240 characters.</summary>
    RoleInline,

    /// <summary>A role's trust policy: principals, no resources; 2,048 characters.</summary>
    Trust,

    /// <summary>A bucket's policy: principals and resources; 20,480 bytes.</summary>
    Bucket,

    /// <summary>A KMS key's policy: principals and resources; 32,768 bytes.</summary>
    Key,

    /// <summary>A VPC endpoint's policy: principals and resources; 20,480 characters.</summary>
    Endpoint,
}

internal static class PolicyKinds
{
    extension(PolicyKind kind)
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the services' own quota pages.
        public int MostCharacters => kind switch
        {
            PolicyKind.Managed => 6_144,
            PolicyKind.RoleInline => 10_240,
            PolicyKind.Trust => 2_048,
            PolicyKind.Key => 32_768,
            _ => 20_480,
        };

        public bool HasPrincipals => kind is not (PolicyKind.Managed or PolicyKind.RoleInline);

        public bool HasResources => kind is not PolicyKind.Trust;

        public string Description => kind switch
        {
            PolicyKind.Managed => "a managed policy",
            PolicyKind.RoleInline => "a role's inline policy",
            PolicyKind.Trust => "a role's trust policy",
            PolicyKind.Bucket => "a bucket's policy",
            PolicyKind.Key => "a KMS key's policy",
            _ => "a VPC endpoint's policy",
        };
    }
}
