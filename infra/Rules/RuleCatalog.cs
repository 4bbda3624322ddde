using System.Collections.Immutable;
using Infra.Rules.Aws;
using Infra.Rules.Exemptions;
using Infra.Rules.Kops;

namespace Infra.Rules;

/// <summary>All rules, in the order of their ids. Written out, since looking for them would cost every preview its start.</summary>
public static class RuleCatalog
{
    internal static readonly ExpiredExemption ExpiredExemption = new();
    internal static readonly UnusedExemption UnusedExemption = new();

    /// <summary>Every rule.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
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
        new DiscoveryDocuments(),
        ExpiredExemption,
        UnusedExemption,
    ];

    /// <summary>The rule of an id, in whatever case; null where there is none.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
