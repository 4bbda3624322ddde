using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// IAM roles for a cluster's ServiceAccounts: the identity provider in IAM that trusts the cluster's tokens. Every role that a workload takes,
/// <see cref="WorkloadRole"/>, stands on it.
/// </summary>
/// <remarks>
/// <para>The provider is here and not kOps' (<c>enableAWSOIDCProvider: false</c>), so that it is there before the cluster and is in the plan. kOps'
/// add-ons use it as well: kOps writes their roles' trust from the issuer alone.</para>
/// <para>No thumbprint: IAM checks the certificate of an issuer on S3 by AWS's own trusted authorities, and fills the list in itself
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html).</para>
/// </remarks>
public sealed class Irsa : ComponentResource
{
    /// <param name="name">Name of the component; its child's name begins with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The cluster's name is of another form or too long.</exception>
    public Irsa(string name, IrsaArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Irsa", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Issuer = new IrsaIssuer(args.Scope.Account, args.Discovery.Name, args.ClusterName);

        Provider = new Aws.Iam.OpenIdConnectProvider($"{name}-provider", new Aws.Iam.OpenIdConnectProviderArgs
        {
            Url = Issuer.Url,
            ClientIdLists = { IrsaIssuer.Audience },
            // Never the tag KubernetesCluster: `kops delete cluster` deletes the providers that carry it.
            Tags = args.Scope.Tags.For(args.Scope.Name($"{Issuer.ClusterLabel}-irsa").ToString()),
        }, new CustomResourceOptions { Parent = this, DependsOn = args.Discovery.Policy });

        RegisterOutputs(new Dictionary<string, object?> { ["issuer"] = Issuer.Url, ["providerArn"] = Issuer.ProviderArn });
    }

    /// <summary>The cluster's issuer, known in a plan.</summary>
    public IrsaIssuer Issuer { get; }

    /// <summary>The identity provider.</summary>
    public Aws.Iam.OpenIdConnectProvider Provider { get; }
}
