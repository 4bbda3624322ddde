using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class RestoreDrillTests
{
    private static IReadOnlyList<KubernetesObject> Objects { get; } = [.. RestoreDrill.Of(AddonContexts.Prod(), SampleDatabases.Orders)];

    [Fact]
    public void Of_OneServer_IsNothing() => Assert.Empty(RestoreDrill.Of(AddonContexts.Dev(), SampleDatabases.Orders));

    [Fact]
    public void Of_HighlyAvailable_IsAllThatARunNeeds() => Assert.Equal(
        ["ObjectStore orders-db-drill", "ServiceAccount orders-db-restore-drill", "Role orders-db-restore-drill", "RoleBinding orders-db-restore-drill", "ConfigMap orders-db-restore-drill", "CronJob orders-db-restore-drill"],
        Objects.Select(each => $"{each.Kind} {each.Metadata.Name}"));

    // Nothing of the real database: neither its Cluster nor its pods.
    [Fact]
    public void Of_Role_ReachesTheDrillAlone() => Assert.Equal(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: orders-db-restore-drill
          namespace: shop
        rules:
        - apiGroups:
          - postgresql.cnpg.io
          resources:
          - clusters
          verbs:
          - create
        - apiGroups:
          - postgresql.cnpg.io
          resourceNames:
          - orders-db-drill
          resources:
          - clusters
          verbs:
          - delete
          - get
        - apiGroups:
          - ""
          resources:
          - persistentvolumeclaims
          - pods
          verbs:
          - list
        - apiGroups:
          - ""
          resourceNames:
          - orders-db-drill-1
          resources:
          - pods
          verbs:
          - get
        - apiGroups:
          - ""
          resourceNames:
          - orders-db-drill-1
          resources:
          - pods/exec
          verbs:
          - create
          - get

        """,
        CanonicalYaml.Write(Objects.OfType<Role>().Single().ToYaml()));

    [Fact]
    public void Of_Role_IsTheRunnersOwn()
    {
        var binding = Objects.OfType<RoleBinding>().Single();

        Assert.Equal(new RoleRef("rbac.authorization.k8s.io", "Role", "orders-db-restore-drill"), binding.RoleRef);
        Assert.Equal([new Subject("ServiceAccount", "orders-db-restore-drill", Namespace: "shop")], binding.Subjects);
    }

    [Fact]
    public void Of_Run_HasTheScriptItsInputsAndTheManifest()
    {
        var files = Objects.OfType<ConfigMap>().Single().Data;
        var run = Objects.OfType<CronJob>().Single().Spec;
        var container = Assert.Single(run.JobTemplate.Spec.Template.Spec.Containers);
        var variables = container.Env!.ToDictionary(variable => variable.Name, variable => variable.Value!);

        Assert.Equal(["/bin/sh", "/drill/restore-drill.sh"], container.Command);
        Assert.Equal(["cluster.yaml", "restore-drill.sh"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(CanonicalYaml.Write(DatabaseServers.DrillOf(AddonContexts.Prod(), SampleDatabases.Orders).ToYaml()), files["cluster.yaml"]);
        Assert.Equal(("orders-db-drill", "orders", "/drill/cluster.yaml", "shop"), (variables["CLUSTER"], variables["DATABASE"], variables["MANIFEST"], variables["NAMESPACE"]));
        // Every variable that the script reads is set.
        Assert.All(
            files["restore-drill.sh"].Split('\n').Where(line => line.StartsWith("#   ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]),
            name => Assert.Contains(name, variables.Keys));
        Assert.Equal(("Forbid", 0), (run.ConcurrencyPolicy, run.JobTemplate.Spec.BackoffLimit));
        Assert.True(run.JobTemplate.Spec.ActiveDeadlineSeconds > int.Parse(variables["RESTORE_SECONDS"], System.Globalization.CultureInfo.InvariantCulture));
    }

    // The pods are those that the workload declares, without a sidecar.
    [Fact]
    public void Workload_Run_SelectsItsPods()
    {
        var workload = RestoreDrill.Workload(SampleDatabases.Orders);
        var labels = Objects.OfType<CronJob>().Single().Spec.JobTemplate.Spec.Template.Metadata.Labels!;

        Assert.All(workload.Labels, label => Assert.Equal(label.Value, labels[label.Key]));
        Assert.Equal((false, "false"), (workload.InMesh, labels["sidecar.istio.io/inject"]));
    }
}
