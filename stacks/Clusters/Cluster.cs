using System.Collections.Immutable;
using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>One cluster of an environment, and everything that it needs from AWS for itself: kOps' documents and what applies them, its nodes' roles, its identity provider, its workloads' roles.</summary>
public sealed class Cluster : ComponentResource
{
    private const int RecoveryWindowInDays = 30;

    // Where Vault's first Job is.
    private static readonly string VaultObjects = $"{Components.Vault.Name}-config";

    // The tag that the image is pushed with: ours, since nobody publishes one.
    private const string EncryptionProviderTag = "v0.3.0";

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public Cluster(string name, ClusterArgs args, ComponentResourceOptions? options = null)
        : base("platform:cluster:Cluster", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (scope, foundation) = (args.Scope, args.Foundation);
        var clusterName = args.Environment.NameOf(args.Spec);
        var child = new ComponentResourceOptions { Parent = this };
        Platform = args.Platform;
        Label = args.Spec.Label;
        var isHome = Platform.Declarations.Context.IsHomeCluster;

        NodeRoles = new NodeRoles($"{name}-nodes", new NodeRolesArgs
        {
            Scope = scope,
            ClusterName = clusterName,
            Boundary = foundation.InfrastructureBoundaries.Nodes,
            StateBucket = foundation.Buckets.KopsState.Name,
            HostedZoneId = KopsDocuments.HasPublicApi(args.Spec) ? foundation.Names.PublicZoneId : foundation.Names.PrivateZoneId,
        }, child);
        Irsa = new Irsa($"{name}-irsa", new IrsaArgs { Scope = scope, ClusterName = clusterName, Discovery = foundation.Buckets.Discovery }, child);
        WorkloadRoles = new WorkloadRoles($"{name}-workloads", new WorkloadRolesArgs
        {
            Scope = scope,
            Irsa = Irsa,
            Boundary = foundation.WorkloadBoundary,
            Buckets = foundation.Buckets,
            HostedZoneIds = [foundation.Names.PublicZoneId, foundation.Names.PrivateZoneId],
            Databases = isHome ? DatabaseRoles.Of(Platform.Declarations.Addons) : [],
            DrilledDatabases = isHome ? DatabaseRoles.DrillsOf(Platform.Declarations.Context, Platform.Declarations.Addons) : [],
            TeamsWithAlertTopics = [.. args.Environment.Teams.Where(team => team.Alerts.Emails.Count > 0).Select(team => team.Name)],
            // kOps runs these two as add-ons of its own, and makes their roles (docs/decisions/0006).
            Without = [Workloads.ClusterAutoscalerName, Workloads.EbsCsiDriverName],
        }, child);

        Kops = new KopsCluster($"{name}-kops", new KopsClusterArgs
        {
            Scope = scope,
            Spec = args.Spec,
            ClusterName = clusterName,
            Vpc = foundation.Vpc,
            Keys = foundation.Keys,
            Buckets = foundation.Buckets,
            NodeRoles = NodeRoles,
            AddOnBoundary = foundation.InfrastructureBoundaries.AddOns,
            Dns = foundation.Names,
            EncryptionProviderImage = $"{foundation.Registry.Host}/{scope.Project}/{Foundation.EncryptionProvider}:{EncryptionProviderTag}",
            OidcIssuerUrl = args.Environment.Oidc.IssuerUrl,
            OidcClientId = args.Environment.Oidc.ClientId,
            Protect = args.Environment.Protect,
        }, child);

        var recovery = new VaultRecovery($"{name}-vault-recovery", new VaultRecoveryArgs
        {
            Scope = scope,
            ClusterName = clusterName,
            Keys = foundation.Keys,
            // Where the environment may be deleted, another of its name may be made at once.
            RecoveryWindowInDays = args.Environment.Protect ? RecoveryWindowInDays : 0,
            Protect = args.Environment.Protect,
        }, child);
        Vault = Deliver(name, args, recovery);
        RegisterOutputs();
    }

    // Argo CD, and what it delivers: to a cluster that runs, whose workloads find their roles. Vault is configured as soon as it answers at its name, which is before anything
    // that needs a secret.
    private VaultConfiguration Deliver(string name, ClusterArgs args, VaultRecovery recovery)
    {
        VaultConfiguration? vault = null;
        var before = new Dictionary<string, Func<IReadOnlyList<Resource>, Resource>>
        {
            [VaultObjects] = after => new VaultFacts(
                $"{name}-vault-facts",
                new VaultFactsArgs { Scope = args.Scope, ClusterName = Kops.ClusterName, SnapshotBucket = args.Foundation.Buckets.DatabaseBackups },
                new ComponentResourceOptions { Parent = this, Provider = Kops.Provider, DependsOn = after.Append(recovery).ToImmutableArray() }),
            [PlatformApplication.Names.SecretStores] = after => vault = Configure(name, args, after),
        };
        // Keycloak runs before the portal, which asks its realm as it starts.
        if (Platform.Declarations.Context.IsHomeCluster)
            before[Backstage.Name.Value] = after => Realm = CreateRealm($"{name}-realm", args, after);
        var bootstrap = new ArgoCdBootstrap(
            $"{name}-argocd",
            new ArgoCdBootstrapArgs { Context = Platform.Declarations.Context },
            new ComponentResourceOptions { Parent = this, Provider = Kops.Provider, DependsOn = WorkloadRoles });
        _ = new Applications(
            $"{name}-delivery",
            new ApplicationsArgs
            {
                Projects = Platform.Projects,
                Applications = [.. Platform.Applications.Select(application => new PlannedApplication(
                    Platform.ObjectOf(application), Platform.WaveBefore(application), application.Chart?.Parameters ?? new Dictionary<string, CloudFact>()))],
                ApplicationSets = Platform.ApplicationSets,
                CloudFacts = fact => FactOf(args.Foundation, fact),
                Before = before,
            },
            new ComponentResourceOptions { Parent = this, Provider = Kops.Provider, DependsOn = bootstrap });
        return vault ?? throw new InvalidOperationException($"Nothing of the platform asks Vault for secrets, so that '{PlatformApplication.Names.SecretStores}' is not delivered.");
    }

    private KeycloakRealm CreateRealm(string name, ClusterArgs args, IReadOnlyList<Resource> after)
    {
        var clients = Platform.RealmClients;
        return new KeycloakRealm(name, new KeycloakRealmArgs
        {
            Context = Platform.Declarations.Context,
            PulumiClientSecret = args.Secrets.ClientSecret(Keycloak.PulumiSecret),
            Clients = clients,
            ClientSecrets = clients.Where(client => client.Secret is not null).ToDictionary(client => client.ClientId, client => (Input<string>)args.Secrets.ClientSecret(client.Secret!)),
            IdentityProviderSecret = args.IdentityProviderSecret,
            MailPassword = args.MailPassword,
            Protect = args.Environment.Protect,
        }, new ComponentResourceOptions { Parent = this, DependsOn = after.ToImmutableArray() });
    }

    private VaultConfiguration Configure(string name, ClusterArgs args, IReadOnlyList<Resource> after)
    {
        var (declarations, context) = (Platform.Declarations, Platform.Declarations.Context);
        return new VaultConfiguration($"{name}-vault", new VaultConfigurationArgs
        {
            Server = new VaultConnection { ClusterName = Kops.ClusterName, Address = $"https://{context.HostOf(Components.Vault.Route)}", Kubeconfig = Kops.Kubeconfig },
            Secrets = [.. declarations.Secrets.Where(secret => context.IsHomeCluster || !secret.OnlyAtHome).Select(secret => args.Secrets[secret.Path])],
            Consumers = [.. SecretReaders.Of(declarations, context.IsHomeCluster)],
            Teams = context.Teams,
            Protect = args.Environment.Protect,
        }, new ComponentResourceOptions { Parent = this, DependsOn = after.ToImmutableArray() });
    }

    private static Input<string> FactOf(Foundation foundation, CloudFact fact) => fact switch
    {
        CloudFact.VpcId => foundation.Vpc.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No fact of the cloud is known by this name."),
    };

    /// <summary>The cluster's label: the first of its name.</summary>
    public string Label { get; }

    /// <summary>The platform as the cluster has it.</summary>
    public PlatformModel Platform { get; }

    /// <summary>The realm of the environment's people; null but in the home cluster.</summary>
    public KeycloakRealm? Realm { get; private set; }

    /// <summary>The cluster's Vault, configured.</summary>
    public VaultConfiguration Vault { get; }

    /// <summary>The cluster itself, by kOps.</summary>
    public KopsCluster Kops { get; }

    /// <summary>The roles of the cluster's nodes.</summary>
    public NodeRoles NodeRoles { get; }

    /// <summary>The cluster's identity provider in IAM.</summary>
    public Irsa Irsa { get; }

    /// <summary>The roles of the platform's workloads in the cluster.</summary>
    public WorkloadRoles WorkloadRoles { get; }
}
