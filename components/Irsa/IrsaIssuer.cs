using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>
/// The issuer of a cluster's ServiceAccount tokens, as kOps 1.36 names it where the cluster's discovery store is in S3: the store's own HTTPS
/// URL (<c>pkg/model/components/discovery.go</c>, <c>S3Path.GetHTTPsUrl</c>). It is known before the cluster exists.
/// </summary>
public sealed partial record IrsaIssuer
{
    /// <summary>
    /// The audience of tokens that AWS STS takes: kOps' own (<c>pkg/model/iam/subject.go</c>), which its add-ons and its pod identity webhook ask for too.
    /// </summary>
    public const string Audience = "amazonaws.com";

    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
    private const int MostCharacters = 255;

    /// <param name="account">The account and region of the discovery bucket.</param>
    /// <param name="bucket">Name of the discovery bucket.</param>
    /// <param name="clusterName">kOps name of the cluster, such as <c>main.dev.example.com</c>.</param>
    /// <exception cref="ArgumentException">A name is of another form, or the URL is longer than the 255 characters that IAM takes.</exception>
    public IrsaIssuer(AwsAccount account, string bucket, string clusterName)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!BucketForm().IsMatch(bucket ?? ""))
            throw new ArgumentException($"'{bucket}' cannot be a discovery bucket; S3's certificate covers names without dots only: write lower-case letters, digits and hyphens.", nameof(bucket));
        if (!ClusterForm().IsMatch(clusterName ?? ""))
            throw new ArgumentException($"'{clusterName}' is not a kOps cluster's name; write a DNS name in lower case, such as 'main.dev.example.com'.", nameof(clusterName));
        ClusterName = clusterName!;
        DiscoveryStore = $"s3://{bucket}/{clusterName}";
        HostAndPath = $"{bucket}.{account.RegionalService("s3")}/{clusterName}";
        ProviderArn = account.IamArn($"oidc-provider/{HostAndPath}");
        if (Url.Length > MostCharacters)
            throw new ArgumentException($"'{Url}' has {Url.Length} characters and an identity provider's URL has {MostCharacters} at most; shorten the cluster's name.", nameof(clusterName));
    }

    /// <summary>kOps name of the cluster.</summary>
    public string ClusterName { get; }

    /// <summary>The first label of the cluster's name, which is in the names of its roles.</summary>
    public string ClusterLabel => ClusterName.Split('.')[0];

    /// <summary>The cluster's <c>spec.serviceAccountIssuerDiscovery.discoveryStore</c>, <c>s3://{bucket}/{cluster}</c>.</summary>
    public string DiscoveryStore { get; }

    /// <summary>The <c>iss</c> of the tokens, <c>https://{bucket}.s3.{region}.amazonaws.com/{cluster}</c>.</summary>
    public string Url => $"https://{HostAndPath}";

    /// <summary>The URL without its scheme: what IAM puts before <c>:sub</c> and <c>:aud</c>.</summary>
    public string HostAndPath { get; }

    /// <summary>ARN of the identity provider in IAM.</summary>
    public string ProviderArn { get; }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\\z")]
    private static partial Regex BucketForm();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+\\z")]
    private static partial Regex ClusterForm();
}
