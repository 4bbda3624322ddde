namespace Infra.Tests.Support;

/// <summary>The documents of a cluster that every rule on kOps holds for, to be broken in one place at a time.</summary>
internal static class KopsYaml
{
    public const string Name = "main.dev.example.com";
    public const string ClusterSubject = "clusters/dev/main.yaml#Cluster/" + Name;

    /// <summary>Three control plane machines and a worker group in each of three zones.</summary>
    public static string Text { get; } = Cluster
        + string.Concat(new[] { "a", "b", "c" }.Select(zone => Group($"control-plane-{zone}", "ControlPlane", zone, 1, 1)))
        + string.Concat(new[] { "a", "b", "c" }.Select(zone => Group($"general-{zone}", "Node", zone, 1, 4)));

    private const string Cluster = """
        apiVersion: kops.k8s.io/v1alpha2
        kind: Cluster
        metadata:
          name: main.dev.example.com
        spec:
          kubernetesVersion: 1.35.2
          kubernetesApiAccess: [10.0.0.0/8, pl-0123]
          networkCIDR: 10.0.0.0/16
          podCIDR: 100.64.0.0/17
          serviceClusterIPRange: 100.64.128.0/20
          etcdClusters:
          - name: main
            etcdMembers:
            - {name: a, instanceGroup: control-plane-a, encryptedVolume: true, kmsKeyId: arn}
            - {name: b, instanceGroup: control-plane-b, encryptedVolume: true, kmsKeyId: arn}
            - {name: c, instanceGroup: control-plane-c, encryptedVolume: true, kmsKeyId: arn}
          - name: events
            etcdMembers:
            - {name: a, instanceGroup: control-plane-a, encryptedVolume: true, kmsKeyId: arn}
            - {name: b, instanceGroup: control-plane-b, encryptedVolume: true, kmsKeyId: arn}
            - {name: c, instanceGroup: control-plane-c, encryptedVolume: true, kmsKeyId: arn}
          subnets:
          - {name: private-a, type: Private, zone: eu-central-1a, id: subnet-1}
          - {name: private-b, type: Private, zone: eu-central-1b, id: subnet-2}
          - {name: private-c, type: Private, zone: eu-central-1c, id: subnet-3}
          - {name: utility-a, type: Utility, zone: eu-central-1a, id: subnet-4}
          iam: {permissionsBoundary: arn:aws:iam::111122223333:policy/add-on-boundary}
          topology: {masters: private, nodes: private, dns: {type: Private}}

        """;

    public static PlanBuilder Plan() => new PlanBuilder().AddCluster(Name, Text);

    /// <summary>The plan with one text for another, everywhere or the first time.</summary>
    public static PlanBuilder With(string before, string after, bool once = false)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        var at = Text.IndexOf(before, StringComparison.Ordinal);
        var text = once ? Text[..at] + after + Text[(at + before.Length)..] : Text.Replace(before, after, StringComparison.Ordinal);
        return new PlanBuilder().AddCluster(Name, text);
    }

    /// <summary>The plan with a key of the Cluster's spec in the place of a line.</summary>
    public static PlanBuilder WithLine(string key, string line)
    {
        var lines = Text.Split('\n');
        var at = Array.FindIndex(lines, each => each.StartsWith($"  {key}:", StringComparison.Ordinal));
        Assert.True(at >= 0, key);
        lines[at] = line;
        return new PlanBuilder().AddCluster(Name, string.Join('\n', lines));
    }

    /// <summary>The plan with one more instance group.</summary>
    public static PlanBuilder WithGroup(string yaml) => new PlanBuilder().AddCluster(Name, Text + yaml);

    public static string GroupSubject(string name) => $"clusters/dev/main.yaml#InstanceGroup/{name}";

    public static string Group(string name, string role, string zone, int min, int max, string more = "") => $$"""
        ---
        apiVersion: kops.k8s.io/v1alpha2
        kind: InstanceGroup
        metadata:
          name: {{name}}
          labels: {kops.k8s.io/cluster: main.dev.example.com}
        spec:
          role: {{role}}
          machineType: m6i.large
          minSize: {{min}}
          maxSize: {{max}}
          subnets: [private-{{zone}}]
          rootVolumeEncryption: true
          iam: {profile: arn:aws:iam::111122223333:instance-profile/p}
          instanceMetadata: {httpTokens: required, httpPutResponseHopLimit: 1}
          {{more}}

        """;
}
