using Infra.Components;

namespace Infra.Stacks;

/// <summary>
/// Where Pulumi keeps a stack's state, and what encrypts its secrets: a bucket and a key that are there before the stack, and outlive it. One pair does for all stacks of a project in an
/// account and region.
/// </summary>
public sealed record StateBackend
{
    /// <summary>What the bucket is called where the configuration gives it no name.</summary>
    public const string BucketForm = "{project}-pulumi-state-{account}";

    /// <summary>What the key's alias is where the configuration gives none.</summary>
    public const string KeyAliasForm = "alias/{project}-pulumi-secrets";

    private const string SecretsProviderScheme = "awskms://";

    private StateBackend(AwsAccount account, string bucket, string keyAlias)
    {
        Account = account;
        Bucket = bucket;
        KeyAlias = keyAlias;
    }

    /// <summary>The account and the region, which are the stack's.</summary>
    public AwsAccount Account { get; }

    /// <summary>The bucket's name.</summary>
    public string Bucket { get; }

    /// <summary>The alias of the key: "alias/platform-pulumi-secrets".</summary>
    public string KeyAlias { get; }

    /// <summary>What <c>pulumi login</c> takes, and PULUMI_BACKEND_URL; https://www.pulumi.com/docs/iac/concepts/state-and-backends/.</summary>
    public string Url => $"s3://{Bucket}?region={Account.Region}";

    /// <summary>The key as a stack's file names it; https://www.pulumi.com/docs/iac/concepts/secrets/.</summary>
    public string SecretsProvider => $"{SecretsProviderScheme}{KeyAlias}?region={Account.Region}";

    /// <summary>The backend of an environment: what <c>platform:github</c> names, else by the names' forms.</summary>
    public static StateBackend Of(EnvironmentConfig environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new StateBackend(
            new AwsAccount(environment.Account, environment.Region),
            environment.GitHub?.StateBucket ?? Fill(BucketForm),
            environment.GitHub?.SecretsKeyAlias ?? Fill(KeyAliasForm));

        string Fill(string form) =>
            form.Replace("{project}", environment.Project, StringComparison.Ordinal).Replace("{account}", environment.Account, StringComparison.Ordinal);
    }
}
