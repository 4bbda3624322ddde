namespace Infra.Components;

/// <summary>etcd: the cluster of all objects, and that of events, which are many and short-lived.</summary>
internal static class EtcdClusters
{
    // kOps' own default; at 3,000 IOPS whatever its size, gp3 is fast enough for etcd.
    private const int VolumeGiB = 20;

    public static YamlList Write(KopsDocumentInputs inputs) =>
    [
        Cluster(inputs, "events", "100m"),
        Cluster(inputs, "main", "200m"),
    ];

    private static YamlMap Cluster(KopsDocumentInputs inputs, string name, string cpuRequest) => new()
    {
        { "backups", new YamlMap { { "backupStore", $"{inputs.StateStore}/{inputs.ClusterName}/backups/etcd/{name}" } } },
        { "cpuRequest", cpuRequest },
        { "etcdMembers", YamlList.Of(ControlPlaneMember.Of(inputs).Select(member => Member(inputs, member))) },
        { "memoryRequest", "100Mi" },
        { "name", name },
    };

    private static YamlMap Member(KopsDocumentInputs inputs, ControlPlaneMember member) => new()
    {
        { "encryptedVolume", true },
        { "instanceGroup", member.InstanceGroup },
        { "kmsKeyId", inputs.EtcdKeyArn },
        { "name", member.Name },
        { "volumeSize", VolumeGiB },
        { "volumeType", "gp3" },
    };
}
