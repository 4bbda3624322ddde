using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:clusters[0]</c>.</summary>
internal sealed class ClusterShape : ObjectShape<ClusterSpec>
{
    public static readonly Property<string> Name = Property<string>.Required("name", KubernetesText.ClusterName, "The cluster's label; its kOps name is the label and `platform:domain`.");

    public static readonly Property<Cidr> PodCidr = Property<Cidr>.Required("podCidr", NetworkText.PodCidr, "The pods' network; every node takes a /24 of it.");

    public static readonly Property<Cidr> ServiceCidr = Property<Cidr>.Required("serviceCidr", NetworkText.ServiceCidr, "The services' network.");

    public static readonly Property<ControlPlaneSpec> ControlPlane = Property<ControlPlaneSpec>.Required(
        "controlPlane", new ControlPlaneShape(), "The machines that run the API server and etcd.");

    public static readonly Property<ImmutableArray<NodeGroupSpec>> NodeGroups = Property<ImmutableArray<NodeGroupSpec>>.Required(
        "nodeGroups", new ObjectListShape<NodeGroupSpec>(new NodeGroupShape(), NodeGroupShape.Name, 1, 20), "The machines that run workloads.");

    private static readonly Property<string> KubernetesVersion = Property<string>.Required("kubernetesVersion", KubernetesText.Version, "The version of Kubernetes.");

    private static readonly Property<ImmutableArray<Cidr>> ApiAccess = Property<ImmutableArray<Cidr>>.Required(
        "apiAccess", new ListShape<Cidr>(NetworkText.Caller, 1, 30, "203.0.113.0/24"), "Who may reach the API server and the pages of Vault; never the whole world.");

    public override IReadOnlyList<Property> Properties { get; } = [Name, KubernetesVersion, PodCidr, ServiceCidr, ApiAccess, ControlPlane, NodeGroups];

    protected override ClusterSpec Build(ObjectReading reading) => new()
    {
        Label = reading.Get(Name),
        KubernetesVersion = reading.Get(KubernetesVersion),
        PodCidr = reading.Get(PodCidr),
        ServiceCidr = reading.Get(ServiceCidr),
        ApiAccess = reading.Get(ApiAccess),
        ControlPlane = reading.Get(ControlPlane),
        NodeGroups = reading.Get(NodeGroups),
    };
}
