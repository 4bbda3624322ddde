using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>One cluster of an environment, and everything that it needs from AWS for itself: kOps' documents and what applies them, its nodes' roles, its identity provider, its workloads' roles.</summary>
public sealed class Cluster : ComponentResource
{
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
            Databases = [new ServiceAccountName("iam-system", "keycloak-db")],
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

        Deliver(name, args);
        RegisterOutputs();
    }

    // Argo CD, and what it delivers: to a cluster that runs, whose workloads find their roles.
    private void Deliver(string name, ClusterArgs args)
    {
        var platform = EnvironmentPlatform.Of(args.Environment, args.Spec);
        var bootstrap = new ArgoCdBootstrap(
            $"{name}-argocd",
            new ArgoCdBootstrapArgs { Context = platform.Declarations.Context },
            new ComponentResourceOptions { Parent = this, Provider = Kops.Provider, DependsOn = WorkloadRoles });
        _ = new Applications(
            $"{name}-delivery",
            new ApplicationsArgs
            {
                Projects = platform.Projects,
                Applications = [.. platform.Applications.Select(application => new PlannedApplication(
                    platform.ObjectOf(application), platform.WaveBefore(application), application.Chart?.Parameters ?? new Dictionary<string, CloudFact>()))],
                ApplicationSets = platform.ApplicationSets,
                CloudFacts = fact => FactOf(args.Foundation, fact),
            },
            new ComponentResourceOptions { Parent = this, Provider = Kops.Provider, DependsOn = bootstrap });
    }

    private static Input<string> FactOf(Foundation foundation, CloudFact fact) => fact switch
    {
        CloudFact.VpcId => foundation.Vpc.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No fact of the cloud is known by this name."),
    };

    /// <summary>The cluster itself, by kOps.</summary>
    public KopsCluster Kops { get; }

    /// <summary>The roles of the cluster's nodes.</summary>
    public NodeRoles NodeRoles { get; }

    /// <summary>The cluster's identity provider in IAM.</summary>
    public Irsa Irsa { get; }

    /// <summary>The roles of the platform's workloads in the cluster.</summary>
    public WorkloadRoles WorkloadRoles { get; }
}
