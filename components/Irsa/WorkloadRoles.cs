using System.Collections.Immutable;
using Pulumi;

namespace Infra.Components;

/// <summary>The roles of the platform's workloads in one cluster, one for each ServiceAccount.</summary>
public sealed class WorkloadRoles : ComponentResource
{
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">A role's name would be too long, a database is listed twice, or <c>Without</c> names no workload.</exception>
    public WorkloadRoles(string name, WorkloadRolesArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:WorkloadRoles", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var workloads = Catalogue(args);

        Roles = workloads.ToImmutableSortedDictionary(workload => workload.Name, workload => new WorkloadRole($"{name}-{workload.Name}", new WorkloadRoleArgs
        {
            Scope = args.Scope,
            Irsa = args.Irsa,
            Boundary = args.Boundary,
            Workload = workload,
            HostedZones = args.HostedZoneIds,
        }, new ComponentResourceOptions { Parent = this }), StringComparer.Ordinal);

        RegisterOutputs(Roles.ToDictionary(role => $"{role.Key}RoleArn", object? (role) => role.Value.RoleArn));
    }

    /// <summary>The roles by the names of their workloads, such as <see cref="Workloads.VaultName"/>.</summary>
    public ImmutableSortedDictionary<string, WorkloadRole> Roles { get; }

    private static IReadOnlyList<Workload> Catalogue(WorkloadRolesArgs args)
    {
        var (scope, cluster) = (args.Scope, args.Irsa.Issuer.ClusterName);
        var twice = args.Databases.GroupBy(Workloads.DatabaseBackupName, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The databases {string.Join(" and ", twice)} would share the role '{twice.Key}'; list each once, under names that differ.");
        var zones = HostedZoneIds.Placeholders(args.HostedZoneIds.Count);
        List<Workload> all =
        [
            Workloads.Alertmanager(scope, cluster, args.TeamsWithAlertTopics),
            Workloads.ClusterAutoscaler(scope, cluster),
            Workloads.EbsCsiDriver(scope, cluster),
            Workloads.KyvernoAdmission(scope, cluster),
            Workloads.KyvernoReports(scope, cluster),
            Workloads.LoadBalancerController(scope, cluster),
            Workloads.Loki(scope, cluster, args.Buckets.Loki.Name),
            Workloads.OpenCost(cluster),
            Workloads.Vault(scope, cluster),
            Workloads.VaultInit(scope, cluster, args.Buckets.DatabaseBackups.Name),
            Workloads.VaultSnapshot(scope, cluster, args.Buckets.DatabaseBackups.Name),
            .. args.Databases.Select(database => Workloads.DatabaseBackup(scope, cluster, args.Buckets.DatabaseBackups.Name, database)),
            .. args.DrilledDatabases.Select(database => Workloads.DatabaseDrill(scope, cluster, args.Buckets.DatabaseBackups.Name, database)),
        ];
        if (zones.Count > 0)
            all.AddRange([Workloads.CertManager(scope, cluster, zones), Workloads.ExternalDns(scope, cluster, zones)]);
        var unknown = args.Without.FirstOrDefault(name => all.TrueForAll(workload => workload.Name != name));
        return unknown is null
            ? [.. all.Where(workload => !args.Without.Contains(workload.Name, StringComparer.Ordinal))]
            : throw new ArgumentException($"Without names '{unknown}', which is no workload of {cluster}; there are {string.Join(", ", all.Select(workload => workload.Name).Order(StringComparer.Ordinal))}.");
    }
}
