using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ClusterDocumentTests
{
    [Fact]
    public void Write_Network_IsTheVpcsAndLeftAlone()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("10.0.0.0/16", cluster.Text("spec.networkCIDR"));
        Assert.Equal("true", cluster.Text("spec.DisableSubnetTags"));
        Assert.Equal(["eu-central-1a", "eu-central-1b", "utility-eu-central-1a", "utility-eu-central-1b"], cluster.Texts("spec.subnets", "name"));
        Assert.Equal(["Private", "Private", "Utility", "Utility"], cluster.Texts("spec.subnets", "type"));
        Assert.Equal(["10.0.0.0/19", "10.0.64.0/19", "10.0.32.0/22", "10.0.96.0/22"], cluster.Texts("spec.subnets", "cidr"));
        Assert.All(cluster.Texts("spec.subnets", "egress"), egress => Assert.Equal("External", egress));
        Assert.Equal("100.64.0.0/14", cluster.Text("spec.podCIDR"));
        Assert.Equal("100.64.0.0/14", cluster.Text("spec.nonMasqueradeCIDR"));
        Assert.Equal("100.68.0.0/16", cluster.Text("spec.serviceClusterIPRange"));
    }

    [Fact]
    public void Write_Calico_EncapsulatesEverywhereAsTheSourceCheckStaysOn()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("DoNothing", cluster.Text("spec.networking.calico.awsSrcDstCheck"));
        Assert.Equal("vxlan", cluster.Text("spec.networking.calico.encapsulationMode"));
        Assert.Equal("Always", cluster.Text("spec.networking.calico.vxlanMode"));
    }

    [Fact]
    public void Write_PrivateAccess_HidesTheApiServer()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("Internal", cluster.Text("spec.api.loadBalancer.type"));
        Assert.Equal("Private", cluster.Text("spec.topology.dns.type"));
        Assert.Equal(["10.0.0.0/16"], cluster.Texts("spec.kubernetesApiAccess"));
        Assert.Equal("api.main.dev.example.com", cluster.Text("spec.masterPublicName"));
    }

    [Fact]
    public void Write_AccessFromOutside_HasAPublicLoadBalancerForTheListedOnly()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Prod);

        Assert.Equal("Public", cluster.Text("spec.api.loadBalancer.type"));
        Assert.Equal("Network", cluster.Text("spec.api.loadBalancer.class"));
        Assert.Equal("Public", cluster.Text("spec.topology.dns.type"));
        Assert.Equal(["10.0.0.0/16", "203.0.113.0/24"], cluster.Texts("spec.kubernetesApiAccess"));
    }

    [Fact]
    public void Write_Ssh_HasNoKeyNoAccessAndNoBastion()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Empty(cluster.Texts("spec.sshAccess"));
        Assert.Equal("", cluster.Text("spec.sshKeyName"));
        Assert.False(cluster.Has("spec.topology", "bastion"));
    }

    [Fact]
    public void Write_Etcd_HasAnEncryptedMemberInEachZone()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Prod);

        Assert.Equal(["events", "main"], cluster.Texts("spec.etcdClusters", "name"));
        foreach (var index in new[] { "0", "1" })
        {
            var members = $"spec.etcdClusters.{index}.etcdMembers";
            Assert.Equal(["a", "b", "c"], cluster.Texts(members, "name"));
            Assert.Equal(["control-plane-eu-central-1a", "control-plane-eu-central-1b", "control-plane-eu-central-1c"], cluster.Texts(members, "instanceGroup"));
            Assert.All(cluster.Texts(members, "encryptedVolume"), encrypted => Assert.Equal("true", encrypted));
            Assert.All(cluster.Texts(members, "kmsKeyId"), key => Assert.Equal("@{etcd-key}", key));
        }

        Assert.Equal("s3://infra-prod-kops/main.prod.example.com/backups/etcd/main", cluster.Text("spec.etcdClusters.1.backups.backupStore"));
    }

    [Fact]
    public void Write_SingleZone_NumbersItsMembers()
    {
        var inputs = KopsInputs.Dev.WithControlPlane(3) with { Zones = [KopsInputs.Dev.Zones[0]] };
        var cluster = KopsYaml.Cluster(inputs);

        Assert.Equal(["a-1", "a-2", "a-3"], cluster.Texts("spec.etcdClusters.0.etcdMembers", "name"));
        Assert.Equal("eu-central-1a", Assert.Single(KopsYaml.Group(inputs, "control-plane-eu-central-1a-3").Texts("spec.subnets")));
    }

    [Fact]
    public void Write_ZonesOfOneLetter_NamesMembersByZone()
    {
        var zones = KopsInputs.Prod.Zones;
        var inputs = KopsInputs.Prod with { Zones = [zones[0], zones[1], zones[2] with { Zone = "eu-central-1-ham-1a" }] };

        Assert.Equal(["eu-central-1a", "eu-central-1b", "eu-central-1-ham-1a"], KopsYaml.Cluster(inputs).Texts("spec.etcdClusters.0.etcdMembers", "name"));
    }

    [Fact]
    public void Write_Secrets_AreEncryptedByAPluginThatOnlyItsMachineReaches()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);
        var pod = Assert.Single(KopsYaml.Read(cluster.Text("spec.fileAssets.1.content")!));

        Assert.Equal("true", cluster.Text("spec.encryptionConfig"));
        Assert.Equal("/etc/kubernetes/manifests/aws-encryption-provider.manifest", cluster.Text("spec.fileAssets.1.path"));
        Assert.Equal(["ControlPlane"], cluster.Texts("spec.fileAssets.1.roles"));
        Assert.Equal("registry.example.com/aws-encryption-provider:v1", pod.Text("spec.containers.0.image"));
        Assert.Contains("--health-port=127.0.0.1:8083", pod.Texts("spec.containers.0.command"));
        Assert.Contains("--listen=/srv/kubernetes/kube-apiserver/kms/socket.sock", pod.Texts("spec.containers.0.command"));
        Assert.Equal("/srv/kubernetes/kube-apiserver/kms", pod.Text("spec.volumes.0.hostPath.path"));
        Assert.Equal("true", pod.Text("spec.containers.0.securityContext.readOnlyRootFilesystem"));
    }

    [Fact]
    public void Write_EncryptionProviderImage_IsTheOneGiven()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev with { EncryptionProviderImage = "registry.example.com/provider@sha256:00" });

        Assert.Contains("  image: registry.example.com/provider@sha256:00\n", cluster.Text("spec.fileAssets.1.content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AuditPolicy_WritesNoBodiesOfSecrets()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);
        var policy = Assert.Single(KopsYaml.Read(cluster.Text("spec.fileAssets.0.content")!));

        Assert.Equal(cluster.Text("spec.kubeAPIServer.auditPolicyFile"), cluster.Text("spec.fileAssets.0.path"));
        Assert.Equal("audit.k8s.io/v1", policy.Text("apiVersion"));
        Assert.Equal(["None", "None", "None", "None", "Request", "Metadata"], policy.Texts("rules", "level"));
        Assert.Equal("rbac.authorization.k8s.io", policy.Text("rules.4.resources.0.group"));
        Assert.Equal("30", cluster.Text("spec.kubeAPIServer.auditLogMaxAge"));
        Assert.Equal("10", cluster.Text("spec.kubeAPIServer.auditLogMaxBackups"));
        Assert.Equal("100", cluster.Text("spec.kubeAPIServer.auditLogMaxSize"));
        Assert.Equal("/var/log/kube-apiserver-audit/audit.log", cluster.Text("spec.kubeAPIServer.auditLogPath"));
    }

    [Fact]
    public void Write_People_SignInByOidcAndAreToldFromTheClustersOwn()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Empty((YamlDotNet.RepresentationModel.YamlMappingNode)cluster.At("spec.authorization.rbac"));
        Assert.Equal("false", cluster.Text("spec.kubeAPIServer.anonymousAuth"));
        Assert.Equal("https://login.dev.example.com/realms/platform", cluster.Text("spec.kubeAPIServer.oidcIssuerURL"));
        Assert.Equal("kubernetes", cluster.Text("spec.kubeAPIServer.oidcClientID"));
        Assert.Equal("preferred_username", cluster.Text("spec.kubeAPIServer.oidcUsernameClaim"));
        Assert.Equal("groups", cluster.Text("spec.kubeAPIServer.oidcGroupsClaim"));
        Assert.Equal("oidc:", cluster.Text("spec.kubeAPIServer.oidcUsernamePrefix"));
        Assert.Equal("oidc:", cluster.Text("spec.kubeAPIServer.oidcGroupsPrefix"));
    }

    [Fact]
    public void Write_Roles_AreTheAddonsOwnByOurProvider()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("true", cluster.Text("spec.iam.useServiceAccountExternalPermissions"));
        Assert.Equal("false", cluster.Text("spec.serviceAccountIssuerDiscovery.enableAWSOIDCProvider"));
        Assert.Equal("s3://infra-dev-discovery/main.dev.example.com", cluster.Text("spec.serviceAccountIssuerDiscovery.discoveryStore"));
        Assert.Equal("arn:aws:iam::111122223333:policy/infra-dev-add-on-boundary", cluster.Text("spec.iam.permissionsBoundary"));
    }

    [Theory]
    [InlineData("spec.kubelet")]
    [InlineData("spec.masterKubelet")]
    public void Write_Kubelets_AreHardened(string path)
    {
        var kubelet = KopsYaml.Cluster(KopsInputs.Dev).At(path);

        Assert.Equal("false", kubelet.Text("anonymousAuth"));
        Assert.Equal("true", kubelet.Text("authenticationTokenWebhook"));
        Assert.Equal("Webhook", kubelet.Text("authorizationMode"));
        Assert.Equal("true", kubelet.Text("protectKernelDefaults"));
        Assert.Equal("0", kubelet.Text("readOnlyPort"));
        Assert.Equal("true", kubelet.Text("seccompDefault"));
        Assert.Equal("4096", kubelet.Text("podPidsLimit"));
        Assert.Equal("false", kubelet.Text("serializeImagePulls"));
        Assert.Equal("300Mi", kubelet.Text("kubeReserved.memory"));
        Assert.Equal("200Mi", kubelet.Text("systemReserved.memory"));
    }

    [Fact]
    public void Write_Sysctls_AreWhatProtectKernelDefaultsWants()
    {
        var sysctls = KopsYaml.Cluster(KopsInputs.Dev).Texts("spec.sysctlParameters");

        Assert.Subset(
            sysctls.ToHashSet(),
            new HashSet<string?>
            {
                "kernel.keys.root_maxbytes=25000000", "kernel.keys.root_maxkeys=1000000", "kernel.panic=10", "kernel.panic_on_oops=1", "vm.overcommit_memory=1", "vm.panic_on_oom=0",
            });
    }

    [Fact]
    public void Write_Addons_AreWhatAClusterNeedsBeforeArgoCd()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("true", cluster.Text("spec.clusterAutoscaler.enabled"));
        Assert.Equal("true", cluster.Text("spec.metricsServer.enabled"));
        Assert.Equal("true", cluster.Text("spec.nodeTerminationHandler.enabled"));
        Assert.Equal("true", cluster.Text("spec.nodeTerminationHandler.enableSQSTerminationDraining"));
        Assert.Equal("true", cluster.Text("spec.cloudConfig.awsEBSCSIDriver.enabled"));
        Assert.Equal("false", cluster.Text("spec.cloudConfig.manageStorageClasses"));
        Assert.Equal("false", cluster.Text("spec.certManager.enabled"));
        Assert.Equal("kube-system", cluster.Text("spec.externalDns.watchNamespace"));
    }

    [Fact]
    public void Write_CoreDns_GrowsWithTheCluster()
    {
        Assert.Equal("170Mi", KopsYaml.Cluster(KopsInputs.Dev).Text("spec.kubeDNS.memoryLimit"));
        Assert.Equal("340Mi", KopsYaml.Cluster(KopsInputs.Prod).Text("spec.kubeDNS.memoryLimit"));
    }

    [Fact]
    public void Write_RollingUpdate_NeverLacksANode()
    {
        var cluster = KopsYaml.Cluster(KopsInputs.Dev);

        Assert.Equal("1", cluster.Text("spec.rollingUpdate.maxSurge"));
        Assert.Equal("0", cluster.Text("spec.rollingUpdate.maxUnavailable"));
    }

    [Fact]
    public void Write_CloudLabels_AreTextWhateverTheyLookLike()
    {
        Assert.Contains("  cloudLabels:\n    CostCentre: \"1001\"\n    Owner: platform\n", KopsDocuments.Write(KopsInputs.Dev), StringComparison.Ordinal);
    }
}
