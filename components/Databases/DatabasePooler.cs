namespace Infra.Components;

/// <summary>PgBouncer before the primary of a database whose clients share connections.</summary>
internal static class DatabasePooler
{
    /// <summary>The labels of its pods.</summary>
    public static IReadOnlyDictionary<string, string> Labels(Database database) => new Dictionary<string, string> { ["cnpg.io/poolerName"] = DatabaseNames.Pooler(database) };

    /// <summary>The pooler, and its budget where there are several pods; nothing where clients call the servers.</summary>
    public static IEnumerable<KubernetesObject> Of(AddonContext context, Database database)
    {
        if (!database.Pooled)
            yield break;
        var metadata = new ObjectMeta { Name = DatabaseNames.Pooler(database), Namespace = database.Namespace };
        yield return new PostgresPooler
        {
            Metadata = metadata,
            Spec = new PostgresPoolerSpec(
                new PostgresName(database.Name),
                DatabaseSizes.Pooler(context).Replicas,
                "rw",
                // A session at a time: prepared statements and temporary tables work as they do without.
                new PostgresPgBouncer("session", Paused: false, new Dictionary<string, string> { ["default_pool_size"] = "40", ["max_client_conn"] = "400" }),
                new PostgresPoolerMonitoring(EnablePodMonitor: false, new PostgresSwitch(true)),
                Template(context, database)),
        };
        // The operator makes none.
        if (context.IsHighlyAvailable)
            yield return new PodDisruptionBudget { Metadata = metadata, Spec = new PodDisruptionBudgetSpec(1, new LabelSelector(Labels(database))) };
    }

    private static YamlMap Template(AddonContext context, Database database) => new()
    {
        { "metadata", new YamlMap { { "labels", DatabaseObjects.CostLabels(context, database) } } },
        {
            "spec", new YamlMap
            {
                { "containers", new YamlList { new YamlMap { { "name", DatabaseSizes.PgBouncer.Name }, { "resources", PodValues.Resources(DatabaseSizes.PgBouncer) } } } },
                { "topologySpreadConstraints", PodValues.Spread(context, Labels(database)) },
            }
        },
    };
}
