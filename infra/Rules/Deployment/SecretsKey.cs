using Infra.Planning;

namespace Infra.Rules.Deployment;

/// <summary>DEPLOY001.</summary>
public sealed class SecretsKey : PlanRule
{
    private const string Scheme = "awskms://";
    private const string RegionParameter = "region=";

    /// <inheritdoc/>
    public override string Id => "DEPLOY001";

    /// <inheritdoc/>
    public override string Title => "The stack's secrets are encrypted with the KMS key that is made for them";

    /// <inheritdoc/>
    public override string Why =>
        "The state holds every secret of the platform. Who has a passphrase reads them all, from any copy, and nobody sees it; what a KMS key encrypts is read by whom IAM allows, and CloudTrail tells "
        + "of it. A key in another region is another key: the workflows' roles may not use it.";

    /// <inheritdoc/>
    public override string Evidence => "https://www.pulumi.com/docs/iac/concepts/secrets/#configuring-secrets-encryption; https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html";

    /// <inheritdoc/>
    public override string Fix =>
        "Write the \"secretsprovider\" that `infra bootstrap` prints into the stack's file; where the stack has secrets already, have `pulumi stack change-secrets-provider` write it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.State is not { } state)
            yield break;
        if (state.HasPassphrase)
            yield return Broken(state.File, "It has an \"encryptionsalt\": its secrets are encrypted with a passphrase.");
        if (Judge(state) is { } message)
            yield return Broken(state.File, message);
    }

    private static string? Judge(StateFacts state)
    {
        if (state.SecretsProvider is not { } provider)
            return "It names no \"secretsprovider\", and Pulumi asks for a passphrase.";
        if (!provider.StartsWith(Scheme, StringComparison.Ordinal))
            return $"Its secrets provider is '{provider.Split(':')[0]}', and no KMS key.";
        var (key, parameters) = provider[Scheme.Length..].Split('?', 2) is [var first, var rest] ? (first, rest) : (provider[Scheme.Length..], "");
        if (key != state.Backend.KeyAlias)
            return $"Its secrets are encrypted with the key {key}, and `infra bootstrap` makes {state.Backend.KeyAlias}.";
        var region = parameters.Split('&').FirstOrDefault(parameter => parameter.StartsWith(RegionParameter, StringComparison.Ordinal))?[RegionParameter.Length..];
        return region == state.Backend.Account.Region ? null : $"Its key is {(region is null ? "in no region" : $"in the region {region}")}, and the stack in {state.Backend.Account.Region}.";
    }
}
