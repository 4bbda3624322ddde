using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KopsDocumentsTests
{
    [Fact]
    public void Write_Dev_HasTheClusterAndAGroupForEachMachineAndZone()
    {
        var documents = KopsYaml.Read(KopsDocuments.Write(KopsInputs.Dev));

        Assert.Equal(["Cluster", "InstanceGroup", "InstanceGroup", "InstanceGroup"], documents.Select(document => document.Text("kind")));
        Assert.Equal(
            ["main.dev.example.com", "control-plane-eu-central-1a", "general-eu-central-1a", "general-eu-central-1b"],
            documents.Select(document => document.Text("metadata.name")));
        Assert.All(documents, document => Assert.Equal("kops.k8s.io/v1alpha2", document.Text("apiVersion")));
    }

    [Fact]
    public void Write_Prod_SortsGroupsByName()
    {
        var names = KopsYaml.Read(KopsDocuments.Write(KopsInputs.Prod)).Skip(1).Select(document => document.Text("metadata.name"));

        Assert.Equal(
            [
                "control-plane-eu-central-1a", "control-plane-eu-central-1b", "control-plane-eu-central-1c",
                "batch-eu-central-1a", "batch-eu-central-1b", "batch-eu-central-1c",
                "general-eu-central-1a", "general-eu-central-1b", "general-eu-central-1c",
            ],
            names);
    }

    [Fact]
    public void Write_Twice_GivesTheSameText() =>
        Assert.Equal(KopsDocuments.Write(KopsInputs.Prod), KopsDocuments.Write(KopsInputs.Prod with { CloudLabels = KopsInputs.Prod.CloudLabels.Reverse().ToDictionary() }));

    [Fact]
    public void Write_OrderOfListsThatAreSets_MakesNoDifference()
    {
        var reversed = KopsInputs.Prod.With(spec => spec with { NodeGroups = [.. spec.NodeGroups.Reverse()], ApiAccess = [.. spec.ApiAccess.Reverse()] });

        Assert.Equal(KopsDocuments.Write(KopsInputs.Prod), KopsDocuments.Write(reversed));
    }

    [Fact]
    public void Write_Text_HasLfAndNoAnchorsOrEndsOfDocuments()
    {
        var lines = KopsDocuments.Write(KopsInputs.Prod).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.Equal(9, lines.Count(line => line == "---"));
        Assert.DoesNotContain(lines, line => line.Contains('\r') || line.Contains('&') || line == "..." || line.EndsWith(' '));
    }

    [Fact]
    public void Write_Placeholders_ComeOutAsGiven()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("@{vpc}", cluster.Text("spec.networkID"));
        Assert.Equal(["@{private-a}", "@{private-b}", "@{utility-a}", "@{utility-b}"], cluster.Texts("spec.subnets", "id"));
        Assert.Equal("@{etcd-key}", cluster.Text("spec.etcdClusters.0.etcdMembers.0.kmsKeyId"));
        Assert.Contains("- --key=@{secrets-key}\n", cluster.Text("spec.fileAssets.1.content"), StringComparison.Ordinal);
        Assert.Equal("@{ebs-key}", KopsYaml.Group(KopsInputs.Dev, "general-eu-central-1a").Text("spec.rootVolumeEncryptionKey"));
    }

    [Fact]
    public void EncryptionConfiguration_ForTheApiServer_NamesTheSocketOnly() => Assert.Equal(
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
        - providers:
          - kms:
              apiVersion: v2
              endpoint: unix:///srv/kubernetes/kube-apiserver/kms/socket.sock
              name: aws-encryption-provider
              timeout: 3s
          resources:
          - secrets

        """,
        KopsDocuments.EncryptionConfiguration());

    [Theory]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("172.16.0.0/12", false)]
    [InlineData("100.64.0.0/10", false)]
    [InlineData("172.0.0.0/11", true)]
    [InlineData("203.0.113.7/32", true)]
    public void HasPublicApi_Access_IsPublicOutsideOfPrivateNetworks(string access, bool expected)
    {
        var spec = KopsInputs.Dev.Spec;

        Assert.Equal(expected, KopsDocuments.HasPublicApi(spec with { ApiAccess = [.. spec.ApiAccess, Cidr.Parse(access)] }));
    }

}
