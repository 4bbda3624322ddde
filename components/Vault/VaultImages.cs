namespace Infra.Components;

/// <summary>The images of Vault's namespace, pinned.</summary>
internal static class VaultImages
{
    /// <summary>Vault's repository.</summary>
    public const string VaultRepository = "hashicorp/vault";

    /// <summary>Vault's version, the one that the chart was made for.</summary>
    public const string VaultTag = "2.0.4";

    /// <summary>Vault itself.</summary>
    public const string Vault = $"{VaultRepository}:{VaultTag}";

    /// <summary>The AWS CLI (https://gallery.ecr.aws/aws-cli/aws-cli), beside bash and a plain system's commands.</summary>
    public const string AwsCli = "public.ecr.aws/aws-cli/aws-cli:2.36.7";
}
