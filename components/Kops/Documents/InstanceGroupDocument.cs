namespace Infra.Components;

/// <summary>The documents of kind InstanceGroup: one for each machine of the control plane, and one for each node group and zone.</summary>
internal static class InstanceGroupDocument
{
    // v1alpha2 still knows "Master" too, but not in the roles of files, where it is compared as it stands.
    public const string ControlPlaneRole = "ControlPlane";

    /// <summary>Names and documents, those of the control plane first, each part in the order of names.</summary>
    public static IEnumerable<(string Name, YamlMap Written)> Write(KopsDocumentInputs inputs) =>
    [
        .. ControlPlaneMember.Of(inputs).Select(member => (member.InstanceGroup, ControlPlane(inputs, member)))
            .OrderBy(group => group.InstanceGroup, StringComparer.Ordinal),
        .. inputs.Spec.NodeGroups.SelectMany(group => ZonesOf(inputs, group).Select(zone => ($"{group.Name}-{zone}", Nodes(inputs, group, zone))))
            .OrderBy(group => group.Item1, StringComparer.Ordinal),
    ];

    public static IEnumerable<string> ZonesOf(KopsDocumentInputs inputs, NodeGroupSpec group) =>
        group.Zones.IsEmpty ? inputs.Zones.Select(zone => zone.Zone) : group.Zones;

    private static YamlMap ControlPlane(KopsDocumentInputs inputs, ControlPlaneMember member)
    {
        var spec = inputs.Spec.ControlPlane;
        return Document(inputs, member.InstanceGroup, Common(inputs, ControlPlaneRole, member.Zone, spec.InstanceType, spec.VolumeGiB).With(new YamlMap
        {
            { "iam", new YamlMap { { "profile", inputs.ControlPlaneProfileArn } } },
            { "maxSize", 1 },
            { "minSize", 1 },
            // A member's volumes are attached to one machine at a time: the old one goes before the new one comes.
            { "rollingUpdate", new YamlMap { { "maxSurge", 0 }, { "maxUnavailable", 1 } } },
        }));
    }

    private static YamlMap Nodes(KopsDocumentInputs inputs, NodeGroupSpec group, string zone) =>
        Document(inputs, $"{group.Name}-{zone}", Common(inputs, "Node", zone, group.InstanceTypes[0], group.VolumeGiB).With(new YamlMap
        {
            { "autoscale", true },
            { "iam", new YamlMap { { "profile", inputs.WorkerProfileArn } } },
            { "maxSize", group.Max },
            { "minSize", group.Min },
        }).With(Mix(group)).With(Scheduling(group)));

    private static YamlMap Document(KopsDocumentInputs inputs, string name, YamlMap spec) => new()
    {
        { "apiVersion", KopsDocuments.ApiVersion },
        { "kind", "InstanceGroup" },
        { "metadata", new YamlMap { { "labels", new YamlMap { { "kops.k8s.io/cluster", inputs.ClusterName } } }, { "name", name } } },
        { "spec", spec },
    };

    private static YamlMap Common(KopsDocumentInputs inputs, string role, string zone, string instanceType, int volumeGiB) => new()
    {
        { "associatePublicIp", false },
        // Of one hop: what runs in a pod's network never reaches the machine's role.
        { "instanceMetadata", new YamlMap { { "httpPutResponseHopLimit", 1 }, { "httpTokens", "required" } } },
        { "machineType", instanceType },
        { "role", role },
        { "rootVolumeEncryption", true },
        { "rootVolumeEncryptionKey", inputs.VolumeKeyArn },
        { "rootVolumeSize", volumeGiB },
        { "rootVolumeType", "gp3" },
        { "subnets", new YamlList { zone } },
    };

    private static YamlMap Mix(NodeGroupSpec group) => group switch
    {
        { Spot: true } => new YamlMap
        {
            { "capacityRebalance", true },
            {
                "mixedInstancesPolicy", new YamlMap
                {
                    { "instances", YamlList.Of(group.InstanceTypes) },
                    { "onDemandAboveBase", 0 },
                    { "onDemandBase", 0 },
                    { "spotAllocationStrategy", "price-capacity-optimized" },
                }
            },
        },
        { InstanceTypes.Length: > 1 } => new YamlMap
        {
            {
                "mixedInstancesPolicy", new YamlMap
                {
                    { "instances", YamlList.Of(group.InstanceTypes) },
                    { "onDemandAboveBase", 100 },
                    { "onDemandAllocationStrategy", "prioritized" },
                }
            },
        },
        _ => [],
    };

    private static YamlMap Scheduling(NodeGroupSpec group)
    {
        var map = new YamlMap();
        // By this label OpenCost knows machines that cost a spot's price.
        var labels = group.Spot ? group.Labels.SetItem(OpenCost.SpotLabel.Key, OpenCost.SpotLabel.Value) : group.Labels;
        if (!labels.IsEmpty)
            map.Add("nodeLabels", labels);
        if (!group.Taints.IsEmpty)
            map.Add("taints", YamlList.Of(group.Taints.Order(StringComparer.Ordinal)));
        return map;
    }
}
