using Infra.Components;

namespace Infra.Tests.Components;

public sealed class WorkloadsTests
{
    private const string Zone = "Z0123456789";

    private static readonly ServiceAccountName Database = new("iam-system", "keycloak-db");

    public static TheoryData<string> Names => [.. All().Select(workload => workload.Name)];

    [Theory]
    [InlineData("cluster-autoscaler", "kube-system/cluster-autoscaler")]
    [InlineData("ebs-csi-driver", "kube-system/ebs-csi-controller-sa")]
    [InlineData("load-balancer-controller", "load-balancer-controller/aws-load-balancer-controller")]
    [InlineData("external-dns", "external-dns/external-dns")]
    [InlineData("cert-manager", "cert-manager/cert-manager")]
    [InlineData("loki", "observability/loki")]
    [InlineData("backup-iam-system-keycloak-db", "iam-system/keycloak-db")]
    [InlineData("drill-iam-system-keycloak-db", "iam-system/keycloak-db-drill")]
    [InlineData("vault", "vault/vault")]
    [InlineData("opencost", "opencost/opencost")]
    public void ServiceAccount_Workload_IsTheCharts(string name, string serviceAccount) => Assert.Equal(serviceAccount, Find(name).ServiceAccount.ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Permissions_OnEveryResource_OnlyLook(string name)
    {
        var wide = Find(name).Permissions.Statements.Where(statement => statement.Resources.Contains("*"));

        Assert.All(wide.SelectMany(statement => statement.Actions), action => Assert.Matches("^[a-z0-9]+:(Describe|List)[A-Za-z0-9]+$", action));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Permissions_Actions_AreWrittenOut(string name) =>
        Assert.All(
            Find(name).Permissions.Statements.SelectMany(statement => statement.Actions),
            action => Assert.True(!action.Contains('*', StringComparison.Ordinal) || action is "kms:GenerateDataKey*" or "kms:ReEncrypt*", action));

    [Theory]
    [MemberData(nameof(Names))]
    public void Permissions_Document_IsARolesInlinePolicy(string name)
    {
        var permissions = Find(name).Permissions;

        Assert.Equal(PolicyKind.RoleInline, permissions.Kind);
        Assert.InRange(permissions.ToJson().Length, 100, 10_240);
    }

    [Fact]
    public void ClusterAutoscaler_Groups_AreTheClustersOwn()
    {
        var scale = Find("cluster-autoscaler").Permissions.Find("Scale");

        Assert.Equal(["arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*.main.dev.example.com"], scale.Resources);
        Assert.Equal([TestScope.Cluster], scale.Find("aws:ResourceTag/KubernetesCluster").Values);
        Assert.Equal(["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"], scale.Actions);
    }

    [Theory]
    [InlineData("Restore", "aws:ResourceTag/")]
    [InlineData("Use", "aws:ResourceTag/")]
    [InlineData("DeleteSnapshots", "aws:ResourceTag/")]
    [InlineData("Create", "aws:RequestTag/")]
    [InlineData("Snapshot", "aws:RequestTag/")]
    [InlineData("TagNew", "aws:RequestTag/")]
    public void EbsCsiDriver_Volumes_AreTheDriversAndTheClusters(string sid, string tag)
    {
        var statement = Find("ebs-csi-driver").Permissions.Find(sid);

        // The cluster's tag alone is on etcd's volumes too.
        Assert.Equal(["true"], statement.Find($"{tag}ebs.csi.aws.com/cluster").Values);
        Assert.Equal([TestScope.Cluster], statement.Find($"{tag}KubernetesCluster").Values);
    }

    [Fact]
    public void EbsCsiDriver_Keys_AreTheOneOfVolumes()
    {
        var permissions = Find("ebs-csi-driver").Permissions;

        Assert.Equal(["alias/infra-dev-ebs"], permissions.Find("UseThroughServiceEbsKey").Find("kms:ResourceAliases").Values);
        Assert.Equal(["true"], permissions.Find("GrantToVolumesEbsKey").Find("kms:GrantIsForAWSResource").Values);
    }

    [Theory]
    [InlineData("CreateGroups", "aws:RequestTag/")]
    [InlineData("TagNewGroups", "aws:RequestTag/")]
    [InlineData("TagGroups", "aws:ResourceTag/")]
    [InlineData("ChangeGroups", "aws:ResourceTag/")]
    [InlineData("CreateBalancers", "aws:RequestTag/")]
    [InlineData("TagNewBalancers", "aws:RequestTag/")]
    [InlineData("TagBalancers", "aws:ResourceTag/")]
    [InlineData("ChangeBalancers", "aws:ResourceTag/")]
    public void LoadBalancerController_Changes_KeepToItsCluster(string sid, string tag) =>
        Assert.Equal([TestScope.Cluster], Find("load-balancer-controller").Permissions.Find(sid).Find($"{tag}elbv2.k8s.aws/cluster").Values);

    [Theory]
    [InlineData("TagGroups")]
    [InlineData("TagBalancers")]
    public void LoadBalancerController_Tags_NeverTheOneThatSaysWhose(string sid) =>
        Assert.Equal(["true"], Find("load-balancer-controller").Permissions.Find(sid).Find("aws:RequestTag/elbv2.k8s.aws/cluster").Values);

    [Fact]
    public void LoadBalancerController_OutsideItsTag_OpensTheClustersNodesOnly()
    {
        var permissions = Find("load-balancer-controller").Permissions;

        Assert.Equal([TestScope.Cluster], permissions.Find("OpenNodes").Find("aws:ResourceTag/KubernetesCluster").Values);
        Assert.Equal(
            ["Look", "LookIntoNetworks", "CreateGroupsInNetworks"],
            permissions.Statements.Where(statement => statement.Conditions.Count == 0).Select(statement => statement.Sid));
        Assert.DoesNotContain(permissions.Statements.SelectMany(statement => statement.Actions), action => action.StartsWith("iam:", StringComparison.Ordinal));
    }

    [Fact]
    public void ExternalDns_Records_AreAddressesAndTextOfTheZones()
    {
        var permissions = Workloads.ExternalDns(TestScope.Dev, TestScope.Cluster, Zone, "Z9").Permissions;

        Assert.Equal(["arn:aws:route53:::hostedzone/Z0123456789", "arn:aws:route53:::hostedzone/Z9"], permissions.Find("ChangeNames").Resources);
        Assert.Equal(["A", "AAAA", "CNAME", "TXT"], OnlyOf(permissions.Find("ChangeNames"), "route53:ChangeResourceRecordSetsRecordTypes", "StringEquals"));
    }

    [Fact]
    public void CertManager_Records_AreTextOfTheZones()
    {
        var permissions = Find("cert-manager").Permissions;

        Assert.Equal(["arn:aws:route53:::hostedzone/Z0123456789"], permissions.Find("AnswerChallenges").Resources);
        Assert.Equal(["TXT"], OnlyOf(permissions.Find("AnswerChallenges"), "route53:ChangeResourceRecordSetsRecordTypes", "StringEquals"));
        Assert.Equal(["_acme-challenge.*"], OnlyOf(permissions.Find("AnswerChallenges"), "route53:ChangeResourceRecordSetsNormalizedRecordNames", "StringLike"));
        Assert.Equal(["arn:aws:route53:::change/*"], permissions.Find("FollowChanges").Resources);
    }

    [Fact]
    public void Dns_WithoutZone_Fails()
    {
        Assert.Contains("names no hosted zone", Assert.Throws<ArgumentException>(() => Workloads.ExternalDns(TestScope.Dev, TestScope.Cluster)).Message, StringComparison.Ordinal);
        Assert.Contains("names no hosted zone", Assert.Throws<ArgumentException>(() => Workloads.CertManager(TestScope.Dev, TestScope.Cluster)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loki_Folder_IsItsClustersOwnThroughItsKey()
    {
        var permissions = Find("loki").Permissions;

        Assert.Equal(["arn:aws:s3:::logs/main/*"], permissions.Find("KeepChunks").Resources);
        Assert.Equal(["main/*"], permissions.Find("List").Find("s3:prefix").Values);
        Assert.Equal(["arn:aws:s3:::logs"], permissions.Find("List").Resources);
        Assert.Equal(["s3.eu-central-1.amazonaws.com"], permissions.Find("UseThroughServiceS3Key").Find("kms:ViaService").Values);
    }

    [Fact]
    public void DatabaseBackup_Folder_IsTheDatabasesOwn()
    {
        var permissions = Find("backup-iam-system-keycloak-db").Permissions;

        Assert.Equal(["arn:aws:s3:::backups/main.dev.example.com/iam-system/keycloak-db/*"], permissions.Find("KeepBackups").Resources);
        Assert.Equal("main.dev.example.com/iam-system/keycloak-db", Workloads.DatabaseBackupFolder(TestScope.Cluster, Database));
        Assert.DoesNotContain("s3:DeleteObjectVersion", permissions.Find("KeepBackups").Actions);
    }

    [Fact]
    public void DatabaseDrill_Folder_IsReadAndNothingElse()
    {
        var permissions = Find("drill-iam-system-keycloak-db").Permissions;

        Assert.Equal(["arn:aws:s3:::backups/main.dev.example.com/iam-system/keycloak-db/*"], permissions.Find("ReadBackups").Resources);
        Assert.Equal(["s3:GetObject", "s3:ListBucket"], permissions.Statements.SelectMany(statement => statement.Actions).Where(action => action.StartsWith("s3:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Vault_Key_IsTheOneOfItsSeal()
    {
        var statement = Assert.Single(Find("vault").Permissions.Statements);

        Assert.Equal(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"], statement.Actions);
        Assert.Equal(["alias/infra-dev-vault"], statement.Find("kms:ResourceAliases").Values);
    }

    [Fact]
    public void VaultInit_Secret_IsTheClustersOwnThroughSecretsManager()
    {
        var permissions = Find("vault-init").Permissions;

        Assert.Equal(["arn:aws:secretsmanager:eu-central-1:111122223333:secret:infra-dev-main-vault-recovery-??????"], permissions.Find("KeepRecoveryKeys").Resources);
        Assert.Equal(["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"], permissions.Find("KeepRecoveryKeys").Actions);
        Assert.Equal(["secretsmanager.eu-central-1.amazonaws.com"], permissions.Find("UseThroughServiceVaultKey").Find("kms:ViaService").Values);
    }

    [Fact]
    public void VaultInit_Snapshot_IsTheClustersOwnAndReadOnly()
    {
        var permissions = Find("vault-init").Permissions;

        Assert.Equal(["s3:GetObject"], permissions.Find("ReadSnapshot").Actions);
        Assert.Equal(["arn:aws:s3:::backups/main.dev.example.com/vault/snapshots/vault.snap"], permissions.Find("ReadSnapshot").Resources);
        Assert.Equal(["main.dev.example.com/vault/snapshots/vault.snap"], permissions.Find("LookForSnapshot").Find("s3:prefix").Values);
    }

    [Fact]
    public void VaultSnapshot_Object_IsWrittenAndNothingElse()
    {
        var permissions = Find("vault-snapshot").Permissions;

        Assert.Equal(["KeepSnapshot", "UseThroughServiceS3Key"], permissions.Sids().Order());
        Assert.Equal(["s3:PutObject"], permissions.Find("KeepSnapshot").Actions);
        Assert.Equal(["arn:aws:s3:::backups/main.dev.example.com/vault/snapshots/vault.snap"], permissions.Find("KeepSnapshot").Resources);
    }

    [Fact]
    public void OpenCost_Everything_IsReading() =>
        Assert.Equal(
            ["ec2:DescribeAddresses", "ec2:DescribeSpotPriceHistory", "ec2:DescribeVolumes"],
            Assert.Single(Find("opencost").Permissions.Statements).Actions);

    internal static IReadOnlyList<Workload> All() =>
    [
        Workloads.ClusterAutoscaler(TestScope.Dev, TestScope.Cluster),
        Workloads.EbsCsiDriver(TestScope.Dev, TestScope.Cluster),
        Workloads.LoadBalancerController(TestScope.Dev, TestScope.Cluster),
        Workloads.ExternalDns(TestScope.Dev, TestScope.Cluster, Zone),
        Workloads.CertManager(TestScope.Dev, TestScope.Cluster, Zone),
        Workloads.Loki(TestScope.Dev, TestScope.Cluster, "logs"),
        Workloads.DatabaseBackup(TestScope.Dev, TestScope.Cluster, "backups", Database),
        Workloads.DatabaseDrill(TestScope.Dev, TestScope.Cluster, "backups", Database),
        Workloads.Vault(TestScope.Dev, TestScope.Cluster),
        Workloads.VaultInit(TestScope.Dev, TestScope.Cluster, "backups"),
        Workloads.VaultSnapshot(TestScope.Dev, TestScope.Cluster, "backups"),
        Workloads.OpenCost(TestScope.Cluster),
    ];

    private static Workload Find(string name) => Assert.Single(All(), workload => workload.Name == name);

    // The values that all of a change's records must match; without the second condition a change without any would match too.
    private static IReadOnlyList<string> OnlyOf(PolicyStatement statement, string key, string comparison)
    {
        Assert.Single(statement.Conditions, condition => condition.Key == key && condition.Operator == "Null" && condition.Values is ["false"]);
        return Assert.Single(statement.Conditions, condition => condition.Key == key && condition.Operator == $"ForAllValues:{comparison}").Values;
    }
}
