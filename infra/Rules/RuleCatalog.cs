using System.Collections.Immutable;
using Infra.Rules.Argo;
using Infra.Rules.Aws;
using Infra.Rules.Capacity;
using Infra.Rules.Cost;
using Infra.Rules.Databases;
using Infra.Rules.Deployment;
using Infra.Rules.Exemptions;
using Infra.Rules.Failures;
using Infra.Rules.Invariants;
using Infra.Rules.Kops;
using Infra.Rules.Kubernetes;
using Infra.Rules.Observability;
using Infra.Rules.Secrets;
using Infra.Rules.Workflows;

namespace Infra.Rules;

/// <summary>All rules, area by area, in the order of their ids. Written out, since looking for them would cost every preview its start.</summary>
public static class RuleCatalog
{
    internal static readonly ExpiredExemption ExpiredExemption = new();
    internal static readonly UnusedExemption UnusedExemption = new();

    /// <summary>Every rule.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new PinnedSources(),
        new AutomaticSync(),
        new NarrowProjects(),
        new WaitingWaves(),
        new BucketEncryption(),
        new VolumeEncryption(),
        new LogGroupEncryption(),
        new KeyRotation(),
        new BucketPublicAccess(),
        new BucketTls(),
        new WildcardIam(),
        new SecurityGroupIngress(),
        new CostTags(),
        new VpcFlowLogs(),
        new BucketVersioning(),
        new LogRetention(),
        new StateProtection(),
        new Names(),
        new WebIdentityTrust(),
        new RoleBoundary(),
        new EtcdEncryption(),
        new RootVolumeEncryption(),
        new ApiAccess(),
        new InstanceMetadata(),
        new PrivateTopology(),
        new EtcdQuorum(),
        new KubernetesVersion(),
        new ClusterNetworks(),
        new MachineAccess(),
        new InstanceGroupShape(),
        new ClusterNames(),
        new ZoneLoss(),
        new MachineSize(),
        new AddOnRoleBoundary(),
        new DeclaredNamespaces(),
        new NamespaceWalls(),
        new LiteralSecrets(),
        new CustomKindsFirst(),
        new MatchingPolicies(),
        new ReachableWebhooks(),
        new StrictMesh(),
        new CompleteRoutes(),
        new MeshCallers(),
        new TenantNamespaces(),
        new RequestedSecrets(),
        new StoreRoles(),
        new NarrowVaultPolicies(),
        new NamedSecrets(),
        new RedirectUris(),
        new BackedUpDatabases(),
        new ZoneSurvival(),
        new ObservedAddons(),
        new AlertPages(),
        new DeclaredMetrics(),
        new RetentionFitsStorage(),
        new LogRetentionFitsBucket(),
        new FittingPods(),
        new SizedWorkloads(),
        new WithinBudget(),
        new KnownPrices(),
        new PinnedActions(),
        new LeastPermissions(),
        new ExplicitSdk(),
        new LiteralScripts(),
        new UntrustedCode(),
        new OrderlyDeployments(),
        new BoundedJobs(),
        new SecretsKey(),
        new OwnState(),
        new ProtectedData(),
        new TimeToReturn(),
        new GitSource(),
        new VaultOrigin(),
        new VaultCallers(),
        new OneResponsibility(),
        new RawManifests(),
        new UnsharedIdentity(),
        new Replay(),
        new PortExceptions(),
        new HealthChecks(),
        new SecretWaves(),
        new WebhookAuthorities(),
        new SecretFields(),
        new VaultUnseal(),
        new KyvernoExclusions(),
        new KeycloakProxy(),
        new FinishingJobs(),
        new LargeKinds(),
        new IgnoredFields(),
        new ScrapableMetrics(),
        new DiscoveryDocuments(),
        new OrderlyDestroy(),
        new TrivyLoad(),
        new InjectionPrivileges(),
        ExpiredExemption,
        UnusedExemption,
    ];

    /// <summary>The rule of an id, in whatever case; null where there is none.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
