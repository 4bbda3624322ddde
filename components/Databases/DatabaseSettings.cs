using System.Globalization;

namespace Infra.Components;

/// <summary>PostgreSQL's own settings (https://www.postgresql.org/docs/17/runtime-config.html).</summary>
internal static class DatabaseSettings
{
    /// <summary>The memory of a server.</summary>
    public const string Memory = "1Gi";

    /// <summary>How many connections a server takes, where a database says no other number; some of them are kept for the operator and the standbys.</summary>
    public const int Connections = 100;

    /// <summary>Settings of a database's servers.</summary>
    public static YamlMap Of(AddonContext context, Database database)
    {
        var settings = OfDrill(database);
        if (context.IsHighlyAvailable)
        {
            settings.Add("synchronous", new YamlMap
            {
                // What is committed is on two servers: where no standby is left, writing waits. Only one that has it all is promoted.
                { "dataDurability", "required" },
                { "failoverQuorum", true },
                { "method", "any" },
                { "number", 1 },
            });
        }
        return settings;
    }

    /// <summary>Settings of a server that nobody waits for. Restored ones need at least the connections and workers of those that made the backup.</summary>
    public static YamlMap OfDrill(Database database)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["effective_cache_size"] = "768MB",
            ["log_lock_waits"] = "on",
            ["log_min_duration_statement"] = "1s",
            ["log_statement"] = "ddl",
            ["log_temp_files"] = "1MB",
            ["max_connections"] = Connections.ToString(CultureInfo.InvariantCulture),
            // A standby that is gone for long begins anew, in place of filling the volume.
            ["max_slot_wal_keep_size"] = "3GB",
            ["password_encryption"] = "scram-sha-256",
            ["shared_buffers"] = "256MB",
        };
        foreach (var (name, value) in database.Parameters)
            parameters[name] = value;
        return new YamlMap
        {
            { "parameters", parameters },
            // Before the operator's last line, which would take passwords without TLS.
            { "pg_hba", new YamlList { "hostnossl all all all reject" } },
        };
    }
}
