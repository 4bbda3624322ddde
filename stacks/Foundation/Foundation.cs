using System.Collections.Immutable;
using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>The AWS foundation of an environment: keys, network, buckets, names, and what watches it. What clusters stand on.</summary>
public sealed class Foundation : ComponentResource
{
    /// <summary>
    /// The repository of the API servers' KMS plugin, after the project's name. Nobody publishes its image: whoever runs the environment builds it from
    /// kubernetes-sigs/aws-encryption-provider and pushes it, at the latest while the first cluster comes up.
    /// </summary>
    public const string EncryptionProvider = "aws-encryption-provider";

    private const int MostAlerts = 5;

    // What nobody publishes: whoever runs the environment builds and pushes them.
    private static readonly string[] OwnImages = [EncryptionProvider, Backstage.ImageRepository];

    /// <param name="name">Name of the component.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public Foundation(string name, FoundationArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Foundation", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (scope, environment) = (args.Scope, args.Environment);
        // In the order of the configuration, which is the order of the subnets.
        ImmutableArray<string> clusters = [.. environment.Clusters.Select(environment.NameOf)];
        var addresses = AddressesOf(environment);
        var child = new ComponentResourceOptions { Parent = this };

        Keys = new Kms("kms", new KmsArgs
        {
            Scope = scope,
            SecretsRoleArns = [.. clusters.Select(cluster => NodeRoles.ControlPlaneRoleArn(scope, cluster))],
            VaultRoleArns = [.. clusters.Select(cluster => WorkloadRole.ArnOf(scope, cluster, Workloads.VaultName))],
            EncryptsVolumesByDefault = true,
            Protect = environment.Protect,
        }, child);
        Buckets = new Buckets("buckets", new BucketsArgs
        {
            Scope = scope,
            Keys = Keys,
            ClusterNames = clusters,
            // Audit logs are in it as well: Loki deletes each by its own days, the bucket only what Loki leaves behind.
            LokiRetentionInDays = Math.Max(environment.Retention.LokiDays, environment.Retention.AuditLogsDays),
            DatabaseBackupRetentionInDays = environment.Retention.DatabaseBackupDays,
            AuditRetentionInDays = environment.Retention.AuditLogsDays,
            AccessLogRetentionInDays = environment.Retention.AccessLogsDays,
            NoncurrentVersionRetentionInDays = environment.Retention.NoncurrentVersionsDays,
            Protect = environment.Protect,
            // An environment that may be deleted is deleted with what is in its buckets; else `destroy` stops half way.
            ForceDestroy = !environment.Protect,
        }, child);
        WorkloadBoundary = new WorkloadBoundary("workload-boundary", new WorkloadBoundaryArgs { Scope = scope, Buckets = Buckets }, child);
        InfrastructureBoundaries = new InfrastructureBoundaries("boundaries", new InfrastructureBoundariesArgs { Scope = scope, Buckets = Buckets }, child);
        Vpc = new Vpc("vpc", new VpcArgs
        {
            Scope = scope,
            Addresses = addresses,
            Keys = Keys,
            FlowLogBoundary = InfrastructureBoundaries.FlowLogs,
            Nat = environment.Network.Nat,
            ClusterNames = clusters,
            FlowLogRetentionInDays = environment.Retention.FlowLogsDays,
            Protect = environment.Protect,
        }, child);
        Names = new Dns("dns", new DnsArgs
        {
            Scope = scope,
            Domain = environment.Domain,
            Vpc = Vpc,
            Protect = environment.Protect,
            ForceDestroy = !environment.Protect,
        }, child);
        _ = new AuditTrail("trail", new AuditTrailArgs
        {
            Scope = scope,
            Keys = Keys,
            Buckets = Buckets,
            Enabled = environment.Trail.Enabled,
            Protect = environment.Protect,
        }, child);
        _ = new Budgets("budgets", new BudgetsArgs
        {
            Scope = scope,
            MonthlyLimitInUsd = environment.Budget.MonthlyUsd,
            Subscribers = environment.Budget.Subscribers,
            ActualPercents = environment.Budget.AlertPercents,
            // AWS takes five alerts a budget: what is asked for comes before what AWS expects.
            ForecastPercents = environment.Budget.AlertPercents.Length < MostAlerts ? [100] : [],
        }, child);
        Alerts = new AlertTopics("alerts", new AlertTopicsArgs
        {
            Scope = scope,
            Keys = Keys,
            Emails = environment.Alerts.Emails,
            TeamEmails = environment.Teams.Where(team => team.Alerts.Emails.Count > 0).ToDictionary(team => team.Name, team => team.Alerts.Emails),
        }, child);
        Registry = new Registry("registry", new RegistryArgs
        {
            Scope = scope,
            Repositories = [.. OwnImages, .. environment.Registry.Repositories.Except(OwnImages)],
            Protect = environment.Protect,
            ForceDelete = !environment.Protect,
        }, child);

        if (environment.GitHub is { } github)
        {
            var state = StateBackend.Of(environment);
            GitHub = new GitHubActions("github", new GitHubActionsArgs
            {
                Scope = scope,
                Repository = github.Repository,
                CreateProvider = github.CreateProvider,
                StateBucket = state.Bucket,
                SecretsKeyAlias = state.KeyAlias,
                BoundaryArns = [WorkloadBoundary.Arn, .. InfrastructureBoundaries.All.Select(boundary => boundary.Arn)],
            }, child);
        }

        RegisterOutputs();
    }

    /// <summary>The customer-managed keys.</summary>
    public Kms Keys { get; }

    /// <summary>The network.</summary>
    public Vpc Vpc { get; }

    /// <summary>The buckets.</summary>
    public Buckets Buckets { get; }

    /// <summary>What workloads of any cluster may do at most.</summary>
    public WorkloadBoundary WorkloadBoundary { get; }

    /// <summary>What all other roles may do at most, but GitHub's.</summary>
    public InfrastructureBoundaries InfrastructureBoundaries { get; }

    /// <summary>The environment's two hosted zones.</summary>
    public Dns Names { get; }

    /// <summary>The roles of a GitHub repository's workflows; null where the configuration names none.</summary>
    public GitHubActions? GitHub { get; }

    /// <summary>The topics of alerts.</summary>
    public AlertTopics Alerts { get; }

    /// <summary>The environment's image repositories.</summary>
    public Registry Registry { get; }

    /// <summary>How the environment's VPC is shared out.</summary>
    /// <exception cref="ArgumentException">There is no room; a configuration that was read always has it.</exception>
    internal static AddressPlan AddressesOf(EnvironmentConfig environment) =>
        AddressPlan.TryCarve(environment.Network.Cidr, environment.Network.Zones, environment.Clusters.Length, out var addresses, out var problem)
            ? addresses
            : throw new ArgumentException(problem, nameof(environment));
}
