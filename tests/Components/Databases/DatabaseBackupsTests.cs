using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabaseBackupsTests
{
    // The token's file is where the Cluster's projected volume has it, in the plugin's container too.
    [Fact]
    public void Of_Store_IsTheDatabasesOwnFolderByItsOwnRole() => Assert.Equal(
        """
        apiVersion: barmancloud.cnpg.io/v1
        kind: ObjectStore
        metadata:
          name: orders-db
          namespace: shop
        spec:
          configuration:
            data:
              compression: gzip
              jobs: 2
            destinationPath: s3://infra-dev-database-backups-111122223333/main.dev.example.com/shop/orders-db
            s3Credentials:
              inheritFromIAMRole: true
              region:
                key: username
                name: orders-db-owner
            wal:
              compression: gzip
              maxParallel: 4
          instanceSidecarConfiguration:
            env:
            - name: AWS_DEFAULT_REGION
              value: eu-central-1
            - name: AWS_REGION
              value: eu-central-1
            - name: AWS_ROLE_ARN
              value: arn:aws:iam::111122223333:role/infra-dev-main-backup-shop-orders-db
            - name: AWS_S3_US_EAST_1_REGIONAL_ENDPOINT
              value: regional
            - name: AWS_STS_REGIONAL_ENDPOINTS
              value: regional
            - name: AWS_WEB_IDENTITY_TOKEN_FILE
              value: /projected/aws-token
            logLevel: info
            resources:
              limits:
                memory: 512Mi
              requests:
                cpu: 50m
                memory: 128Mi
            retentionPolicyIntervalSeconds: 1800
          retentionPolicy: 7d

        """,
        Written(AddonContexts.Dev(), 0));

    [Fact]
    public void Of_Times_AreEveryNightAndAtOnce() => Assert.Equal(
        """
        apiVersion: postgresql.cnpg.io/v1
        kind: ScheduledBackup
        metadata:
          name: orders-db
          namespace: shop
        spec:
          backupOwnerReference: cluster
          cluster:
            name: orders-db
          immediate: true
          method: plugin
          pluginConfiguration:
            name: barman-cloud.cloudnative-pg.io
          schedule: 0 15 1 * * *
          target: prefer-standby

        """,
        Written(AddonContexts.Dev(), 1));

    // Manifests are the same in all clusters; databases are in the first.
    [Fact]
    public void Of_SeveralClusters_AreOfTheHomeCluster()
    {
        var (home, other) = (Written(AddonContexts.Prod() with { ClusterName = "a.prod.example.com" }, 0), Written(AddonContexts.Prod(), 0));

        Assert.Equal(home, other);
        Assert.Contains("s3://infra-prod-database-backups-444455556666/a.prod.example.com/shop/orders-db\n", home, StringComparison.Ordinal);
        Assert.Contains(":role/infra-prod-a-backup-shop-orders-db\n", home, StringComparison.Ordinal);
        Assert.Contains("retentionPolicy: 30d\n", home, StringComparison.Ordinal);
    }

    [Fact]
    public void DrillStore_Database_IsTheSameFolderByARoleThatReads()
    {
        var drill = DatabaseBackups.DrillStore(AddonContexts.Prod(), SampleDatabases.Orders);
        var store = Assert.IsType<BarmanObjectStore>(DatabaseBackups.Of(AddonContexts.Prod(), SampleDatabases.Orders).First());

        Assert.Equal(store.Spec.Configuration, drill.Spec.Configuration);
        Assert.Equal("arn:aws:iam::444455556666:role/infra-prod-a-drill-shop-orders-db", drill.Spec.InstanceSidecarConfiguration.Env.Single(variable => variable.Name == "AWS_ROLE_ARN").Value);
        Assert.Null(drill.Spec.RetentionPolicy);
        Assert.Equal("orders-db-drill", drill.Metadata.Name);
    }

    private static string Written(AddonContext context, int index) => CanonicalYaml.Write(DatabaseBackups.Of(context, SampleDatabases.Orders).ElementAt(index).ToYaml());
}
