using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabaseServersTests
{
    private static YamlMap Dev { get; } = DatabaseServers.Of(AddonContexts.Dev(), SampleDatabases.Orders).ToYaml();

    private static YamlMap Prod { get; } = DatabaseServers.Of(AddonContexts.Prod(), SampleDatabases.Orders).ToYaml();

    [Fact]
    public void Of_OneServer_IsAllThatThereIs() => Assert.Equal(
        $"""
        apiVersion: postgresql.cnpg.io/v1
        kind: Cluster
        metadata:
          annotations:
            argocd.argoproj.io/sync-options: Prune=false
          labels:
            cost-centre: engineering
            team: platform
          name: orders-db
          namespace: shop
        spec:
          affinity:
            enablePodAntiAffinity: true
            podAntiAffinityType: preferred
            topologyKey: kubernetes.io/hostname
          bootstrap:
            initdb:
              dataChecksums: true
              database: orders
              encoding: UTF8
              localeCType: C
              localeCollate: C
              owner: orders
              secret:
                name: orders-db-owner
          enablePDB: false
          enableSuperuserAccess: false
          imageName: {DatabaseImages.PostgreSql}
          inheritedMetadata:
            annotations:
              traffic.sidecar.istio.io/excludeOutboundPorts: "8000"
            labels:
              cost-centre: engineering
              team: platform
          instances: 1
          logLevel: info
          monitoring:
            disableDefaultQueries: false
            enablePodMonitor: false
            tls:
              enabled: true
          plugins:
          - enabled: true
            isWALArchiver: true
            name: barman-cloud.cloudnative-pg.io
            parameters:
              barmanObjectName: orders-db
              serverName: orders-db
          postgresql:
            parameters:
              effective_cache_size: 768MB
              log_lock_waits: "on"
              log_min_duration_statement: 1s
              log_statement: ddl
              log_temp_files: 1MB
              max_connections: "100"
              max_slot_wal_keep_size: 3GB
              password_encryption: scram-sha-256
              shared_buffers: 256MB
            pg_hba:
            - hostnossl all all all reject
          primaryUpdateMethod: restart
          primaryUpdateStrategy: unsupervised
          probes:
            liveness:
              isolationCheck:
                connectionTimeout: 1000
                enabled: true
                requestTimeout: 1000
          projectedVolumeTemplate:
            sources:
            - serviceAccountToken:
                audience: amazonaws.com
                expirationSeconds: 3600
                path: aws-token
          replicationSlots:
            highAvailability:
              enabled: true
              slotPrefix: _cnpg_
            synchronizeReplicas:
              enabled: true
          resources:
            limits:
              memory: 1Gi
            requests:
              cpu: 200m
              memory: 1Gi
          seccompProfile:
            type: RuntimeDefault
          storage:
            resizeInUseVolumes: true
            size: 10Gi
            storageClass: encrypted-retained
          walStorage:
            resizeInUseVolumes: true
            size: 5Gi
            storageClass: encrypted-retained

        """,
        CanonicalYaml.Write(Dev));

    [Fact]
    public void Of_HighlyAvailable_SurvivesTheLossOfAZone()
    {
        Assert.Equal(3, Prod.At("spec", "instances"));
        Assert.Equal(true, Prod.At("spec", "enablePDB"));
        Assert.Equal("switchover", Prod.At("spec", "primaryUpdateMethod"));
        Assert.Equal("required", Prod.At("spec", "affinity", "podAntiAffinityType"));
        Assert.Equal(
            """
            dataDurability: required
            failoverQuorum: true
            method: any
            number: 1

            """,
            Prod.TextAt("spec", "postgresql", "synchronous"));
        Assert.Equal(
            """
            labelSelector:
              matchExpressions:
              - key: cnpg.io/instanceName
                operator: Exists
              matchLabels:
                cnpg.io/cluster: orders-db
            maxSkew: 1
            topologyKey: topology.kubernetes.io/zone
            whenUnsatisfiable: DoNotSchedule

            """,
            CanonicalYaml.Write(Assert.IsType<YamlMap>(Assert.Single(Prod.ItemsAt("spec", "topologySpreadConstraints")))));
    }

    [Fact]
    public void Of_ParametersOfTheDatabase_WinOverThePlatforms()
    {
        var database = SampleDatabases.Orders with { Parameters = new Dictionary<string, string> { ["max_connections"] = "200", ["shared_buffers"] = "512MB" } };

        var parameters = DatabaseServers.Of(AddonContexts.Dev(), database).Spec.Postgresql;

        Assert.Equal("200", parameters.At("parameters", "max_connections"));
        Assert.Equal("512MB", parameters.At("parameters", "shared_buffers"));
        Assert.Equal("scram-sha-256", parameters.At("parameters", "password_encryption"));
    }

    // Servers do not write into an archive that others have begun.
    [Fact]
    public void Of_Restored_BeginsWithTheArchiveAndWritesAnother()
    {
        var restored = DatabaseServers.Of(SampleDatabases.Restored(AddonContexts.Dev()), SampleDatabases.Orders).ToYaml();

        Assert.Equal(
            """
            recovery:
              database: orders
              owner: orders
              recoveryTarget:
                targetTime: "2026-03-01T11:59:00Z"
              secret:
                name: orders-db-owner
              source: archive

            """,
            restored.TextAt("spec", "bootstrap"));
        var source = Assert.IsType<YamlMap>(Assert.Single(restored.ItemsAt("spec", "externalClusters")));
        Assert.Equal(("archive", "orders-db", "orders-db"), (source["name"], source.At("plugin", "parameters", "barmanObjectName"), source.At("plugin", "parameters", "serverName")));
        Assert.Equal("orders-db-2", Assert.IsType<YamlMap>(Assert.Single(restored.ItemsAt("spec", "plugins"))).At("parameters", "serverName"));
    }

    [Fact]
    public void Of_RestoredWithoutATime_TakesAllThatThereIs()
    {
        var context = AddonContexts.Dev() with { DatabaseRestores = [SampleDatabases.Restore with { TargetTime = null }] };

        Assert.Null(DatabaseServers.Of(context, SampleDatabases.Orders).Spec.Bootstrap.Recovery!.RecoveryTarget);
    }

    [Fact]
    public void DrillOf_Database_ReadsTheArchiveAndWritesNone()
    {
        var drill = DatabaseServers.DrillOf(SampleDatabases.Restored(AddonContexts.Prod()), SampleDatabases.Orders).Spec;

        Assert.Null(drill.Plugins);
        Assert.Equal("orders-db-2", Assert.Single(drill.ExternalClusters!).Plugin.Parameters["serverName"]);
        Assert.Equal("orders-db-drill", drill.ExternalClusters![0].Plugin.Parameters["barmanObjectName"]);
        Assert.Null(drill.ExternalClusters[0].Plugin.IsWALArchiver);
        Assert.Equal((1, false, null), (drill.Instances, drill.EnablePDB, drill.Postgresql["synchronous"]));
        Assert.Equal(("encrypted", "encrypted"), (drill.Storage.StorageClass, drill.WalStorage!.StorageClass));
        Assert.Null(drill.Bootstrap.Recovery!.RecoveryTarget);
    }
}
