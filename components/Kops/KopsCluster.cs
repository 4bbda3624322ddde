using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pulumi;
using Pulumi.Command.Local;
using Aws = Pulumi.Aws;
using Kubernetes = Pulumi.Kubernetes;

namespace Infra.Components;

/// <summary>
/// A kOps cluster. Its documents are an object in the state store, a command has kOps apply them, and another asks kOps for a kubeconfig. All of the
/// documents but the ids in them is known in a plan.
/// </summary>
/// <remarks>
/// The commands need bash, aws, kops and kubectl where Pulumi runs, which is Linux or macOS. A changed document updates the command and never
/// replaces it: deleting a replaced one would delete the cluster, so it has no <c>triggers</c>, of which every change replaces.
/// </remarks>
public sealed class KopsCluster : ComponentResource
{
    private readonly string _name;
    private readonly KopsClusterArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The VPC lacks the cluster's subnets, or kOps could not use the documents; the message has every problem.</exception>
    public KopsCluster(string name, KopsClusterArgs args, ComponentResourceOptions? options = null)
        : base("platform:kops:KopsCluster", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;

        var text = KopsClusterDocuments.Of(args);
        Documents = Upload(text);
        Apply = CreateApply(text);
        Kubeconfig = Output.CreateSecret(CreateKubeconfig(text).Stdout);
        Provider = CreateProvider();

        RegisterOutputs(new Dictionary<string, object?> { ["clusterName"] = args.ClusterName, ["kubeconfig"] = Kubeconfig });
    }

    /// <summary>kOps name of the cluster.</summary>
    public string ClusterName => _args.ClusterName;

    /// <summary>The documents in the state store, <c>_documents/{cluster name}.yaml</c>.</summary>
    public Aws.S3.BucketObjectv2 Documents { get; }

    /// <summary>The command that has kOps apply the documents; what needs a running cluster and does not use <see cref="Provider"/> depends on it.</summary>
    public Command Apply { get; }

    /// <summary>A kubeconfig of the cluster's administrator, a secret. kOps makes a credential of an hour from the state store whenever it is used.</summary>
    public Output<string> Kubeconfig { get; }

    /// <summary>The Kubernetes provider of the cluster.</summary>
    public Kubernetes.Provider Provider { get; }

    // Not below the cluster's own folder: kOps refuses to delete a cluster that has files there which it does not know.
    private string Key => $"_documents/{_args.ClusterName}.yaml";

    private Aws.S3.BucketObjectv2 Upload(Output<string> text) => new($"{_name}-documents", new Aws.S3.BucketObjectv2Args
    {
        Bucket = _args.Buckets.KopsState.Bucket.BucketName,
        Key = Key,
        Content = text,
        ContentType = "application/yaml",
        ServerSideEncryption = "aws:kms",
        KmsKeyId = _args.Keys[KeyPurpose.S3].Arn,
        BucketKeyEnabled = true,
        Tags = _args.Scope.Tags.For(_args.Scope.Name($"{_args.Spec.Label}-documents").ToString()),
    }, Child(_args.Buckets.KopsState));

    private Command CreateApply(Output<string> text)
    {
        var environment = Variables(text);
        environment["ACCOUNT"] = _args.Scope.Account.Id;
        environment["DISCOVERY_STORE"] = KopsClusterDocuments.DiscoveryStore(_args);
        environment["DOCUMENTS"] = $"s3://{_args.Buckets.KopsState.Name}/{Key}";
        environment["DOCUMENTS_VERSION"] = Documents.VersionId;
        environment["ENCRYPTION_CONFIGURATION"] = KopsDocuments.EncryptionConfiguration();

        // Nodes come up only with their roles, keys and routes, kOps writes discovery documents only where the bucket's policy is there before it, and IAM
        // refuses a role whose boundary is not there.
        var options = Child(_args.Buckets.KopsState, _args.Buckets.Discovery, _args.NodeRoles, _args.AddOnBoundary.Policy, _args.Keys, _args.Vpc, _args.Dns);
        options.Protect = _args.Protect;
        // Another cluster is another cluster: the one of the old name is deleted, by the variables that it was made with.
        options.ReplaceOnChanges = ["environment.CLUSTER", "environment.KOPS_STATE_STORE"];
        return new Command($"{_name}-apply", new CommandArgs
        {
            Create = KopsScripts.Apply,
            Update = KopsScripts.Apply,
            Delete = KopsScripts.Delete,
            Interpreter = { "bash", "-c" },
            Environment = environment,
        }, options);
    }

    private Command CreateKubeconfig(Output<string> text)
    {
        var options = Child(Apply);
        options.AdditionalSecretOutputs = ["stdout"];
        return new Command($"{_name}-kubeconfig", new CommandArgs
        {
            Create = KopsScripts.Kubeconfig,
            Interpreter = { "bash", "-c" },
            Environment = Variables(text),
        }, options);
    }

    // Its name is the cluster. Else the provider takes a kubeconfig with other authorities for another cluster's, and replaces all that it made.
    private Kubernetes.Provider CreateProvider() => new($"{_name}-provider", new Kubernetes.ProviderArgs
    {
        ClusterIdentifier = _args.ClusterName,
        KubeConfig = Kubeconfig,
    }, new CustomResourceOptions { Parent = this });

    private InputMap<string> Variables(Output<string> text) => new()
    {
        ["CLUSTER"] = _args.ClusterName,
        ["KOPS_STATE_STORE"] = $"s3://{_args.Buckets.KopsState.Name}",
        ["AWS_REGION"] = _args.Scope.Account.Region,
        ["KOPS_MINIMUM_VERSION"] = KopsRelease.Version,
        ["WAIT"] = string.Create(CultureInfo.InvariantCulture, $"{_args.WaitMinutes}m"),
        // Changes with the documents, and so runs the command again.
        ["DOCUMENTS_SHA256"] = text.Apply(documents => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(documents)))),
    };

    private CustomResourceOptions Child(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn.ToImmutableArray() };
}
