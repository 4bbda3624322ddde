using Infra.Planning;
using Infra.Rules.Aws;
using Infra.Rules.Policies;

namespace Infra.Rules.Kops;

/// <summary>F13.</summary>
public sealed class DiscoveryDocuments : PlanRule
{
    private const string Command = "command:local:Command";
    private const string StateStoreVariable = "KOPS_STATE_STORE";
    private const string Scheme = "s3://";
    private const string BucketBlock = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string AccountBlock = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
    private static readonly string[] Documents = ["/.well-known/openid-configuration", "/openid/v1/jwks"];
    private static readonly string[] PolicyFlags = ["blockPublicPolicy", "restrictPublicBuckets"];

    /// <inheritdoc/>
    public override string Id => "F13";

    /// <inheritdoc/>
    public override string Title => "Exactly the clusters' discovery documents are public, before kOps runs";

    /// <inheritdoc/>
    public override string Why =>
        "kOps asks S3 whether the bucket's policy is public: where it is, kOps writes the two documents without an ACL, else with the ACL public-read, "
        + "which a bucket without ACLs refuses. A policy that comes later, or that is public for other objects only, leaves the documents unreadable, and no pod gets a role.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/kubernetes/kops/issues/12628; https://github.com/kubernetes/kops/issues/14699; https://github.com/kubernetes/kops/issues/15296; "
        + "https://kops.sigs.k8s.io/getting_started/aws/#cluster-oidc-store";

    /// <inheritdoc/>
    public override string Fix =>
        "Let the discovery bucket's policy allow everybody s3:GetObject on <store>/.well-known/openid-configuration and <store>/openid/v1/jwks of every cluster, "
        + "nothing else, and let what runs kOps depend on that policy.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var wanted = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            if (cluster.Spec("serviceAccountIssuerDiscovery", "discoveryStore") is not { } store)
                continue;
            if (StoreOf(store.Text()) is not var (bucket, folder))
            {
                yield return Broken(cluster.Subject, "Where the discovery documents are to be is not known as \"s3://bucket/folder\".");
                continue;
            }
            if (!wanted.TryGetValue(bucket, out var documents))
                wanted[bucket] = documents = new HashSet<string>(StringComparer.Ordinal);
            documents.UnionWith(Documents.Select(document => $"{bucket}/{folder}{document}"));
        }
        if (wanted.Count == 0)
            yield break;

        var buckets = context.Index.OfType(AwsTypes.Bucket).Where(bucket => bucket.Inputs["bucket"].Text() is not null).ToLookup(bucket => bucket.Inputs["bucket"].Text()!);
        var policies = new List<PlanResource>();
        foreach (var (name, documents) in wanted)
        {
            foreach (var bucket in buckets[name])
            {
                policies.AddRange(context.Index.Attached(bucket, AwsTypes.BucketPolicy, "bucket"));
                foreach (var message in JudgeBucket(context, bucket, documents))
                    yield return Broken(bucket, message);
            }
            if (!buckets[name].Any())
                yield return Broken($"s3://{name}", "The discovery documents are to be in this bucket, which the plan does not have.");
        }
        foreach (var (command, policy) in RunsWithout(context, policies))
            yield return Broken(command, $"This runs kOps and does not wait for the discovery bucket's policy '{policy.Name}'.");
    }

    // The bucket and the folder in it.
    private static (string Bucket, string Folder)? StoreOf(string? store)
    {
        if (store is null || !store.StartsWith(Scheme, StringComparison.Ordinal))
            return null;
        var parts = store[Scheme.Length..].TrimEnd('/').Split('/', 2);
        return parts is [{ Length: > 0 } bucket, { Length: > 0 } folder] ? (bucket, folder) : null;
    }

    private static IEnumerable<string> JudgeBucket(RuleContext context, PlanResource bucket, HashSet<string> wanted)
    {
        var published = PublishedObjects.Statements(context, bucket).SelectMany(statement => statement.Resources).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in wanted.Except(published).Order(StringComparer.Ordinal))
            yield return $"The policy does not publish {missing}.";
        foreach (var extra in published.Except(wanted).Order(StringComparer.Ordinal))
            yield return $"The policy publishes {PolicyWords.Shown(extra)}, which is no discovery document of a cluster.";
        var blocks = context.Index.Attached(bucket, BucketBlock, "bucket").Concat(context.Index.OfType(AccountBlock)).ToList();
        foreach (var flag in PolicyFlags)
        {
            if (blocks.Find(block => block.Inputs[flag].IsTrue()) is { } block)
                yield return $"Its policy cannot be public: \"{flag}\" of '{block.Name}' is true.";
        }
    }

    // "arn:aws:s3:::bucket/path", of whatever partition, as "bucket/path".
    private static string NameOf(string arn) => arn.Split(':', 6) is { Length: 6 } parts ? parts[5] : arn;

    private static IEnumerable<(PlanResource Command, PlanResource Policy)> RunsWithout(RuleContext context, List<PlanResource> policies)
    {
        foreach (var command in context.Index.OfType(Command).Where(command => command.Inputs["environment"].At(StateStoreVariable) is not null))
        {
            var before = Before(context, command);
            foreach (var policy in policies.Where(policy => !before.Contains(policy.Urn)))
                yield return (command, policy);
        }
    }

    private static HashSet<string> Before(RuleContext context, PlanResource command)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Stack<string>(command.DependsOn);
        while (rest.TryPop(out var urn))
        {
            if (!before.Add(urn) || context.Index.Find(urn) is not { } resource)
                continue;
            foreach (var next in resource.DependsOn)
                rest.Push(next);
        }
        return before;
    }
}
