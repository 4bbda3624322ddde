using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabasePoolerTests
{
    private static readonly Database Pooled = SampleDatabases.Orders with { Pooled = true };

    [Fact]
    public void Of_DatabaseThatClientsCall_IsNothing() => Assert.Empty(DatabasePooler.Of(AddonContexts.Prod(), SampleDatabases.Orders));

    [Fact]
    public void Of_OnePod_HasNoBudget() => Assert.Equal(
        """
        apiVersion: postgresql.cnpg.io/v1
        kind: Pooler
        metadata:
          name: orders-db-pooler
          namespace: shop
        spec:
          cluster:
            name: orders-db
          instances: 1
          monitoring:
            enablePodMonitor: false
            tls:
              enabled: true
          pgbouncer:
            parameters:
              default_pool_size: "40"
              max_client_conn: "400"
            paused: false
            poolMode: session
          template:
            metadata:
              labels:
                cost-centre: engineering
                team: platform
            spec:
              containers:
              - name: pgbouncer
                resources:
                  limits:
                    memory: 256Mi
                  requests:
                    cpu: 50m
                    memory: 64Mi
          type: rw

        """,
        CanonicalYaml.Write(Assert.Single(DatabasePooler.Of(AddonContexts.Dev(), Pooled)).ToYaml()));

    [Fact]
    public void Of_HighlyAvailable_IsSpreadAndHasABudget()
    {
        var objects = DatabasePooler.Of(AddonContexts.Prod(), Pooled).ToList();

        var pooler = Assert.IsType<PostgresPooler>(objects[0]);
        Assert.Equal(2, pooler.Spec.Instances);
        Assert.Equal(2, pooler.Spec.Template.ItemsAt("spec", "topologySpreadConstraints").Count());
        Assert.Equal("orders-db-pooler", Assert.IsType<PodDisruptionBudget>(objects[1]).Spec.Selector.MatchLabels!["cnpg.io/poolerName"]);
    }

    // Clients call it by the name that the declaration says.
    [Fact]
    public void Of_Pooler_HasTheNameOfTheHost() => Assert.StartsWith($"{DatabaseNames.Pooler(Pooled)}.shop.svc", Pooled.Host, StringComparison.Ordinal);
}
