using System.Collections.Immutable;

namespace Infra.Cost;

/// <summary>What one of those who share an environment costs.</summary>
public sealed record CostShare
{
    /// <summary>The name of what the platform's own pods ask for.</summary>
    public const string Platform = "platform";

    /// <summary>The name of what machines offer and nobody asks for.</summary>
    public const string Idle = "idle";

    /// <summary>The name of everything else: networks, control planes, keys, logs.</summary>
    public const string Shared = "shared";

    /// <summary>The team, or one of the names above.</summary>
    public required string Name { get; init; }

    /// <summary>The processors that its pods ask for.</summary>
    public decimal Cores { get; init; }

    /// <summary>The memory that its pods ask for.</summary>
    public decimal GiB { get; init; }

    /// <summary>Its part of the machines, in US dollars a month.</summary>
    public decimal Machines { get; init; }

    /// <summary>What is its alone, in US dollars a month: volumes.</summary>
    public decimal Own { get; init; }

    /// <summary>Both together.</summary>
    public decimal Monthly => Machines + Own;

    /// <summary>What it may cost; null where nobody says.</summary>
    public decimal? BudgetUsd { get; init; }
}

/// <summary>Parts the machines among those whose pods run on them, by what the pods ask for.</summary>
internal static class TeamShares
{
    /// <summary>The teams by name, then the platform, what is idle, and the rest; together they are the whole.</summary>
    public static ImmutableArray<CostShare> Of(CostSheet sheet, CostSettings settings, IReadOnlyList<ClusterWorkers> clusters, IReadOnlyList<MachineRequest> requests)
    {
        var machines = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            var asked = requests.Where(request => request.Cluster == cluster.Cluster).ToList();
            // Where more is asked for than the counted machines have, they are parted among those who ask.
            var whole = Math.Max(Weight(sheet, cluster.Cores, cluster.GiB), asked.Sum(request => Weight(sheet, request.Cores, request.GiB)));
            foreach (var same in whole == 0 ? [] : asked.GroupBy(request => request.Team ?? CostShare.Platform, StringComparer.Ordinal))
                machines[same.Key] = machines.GetValueOrDefault(same.Key) + CostText.Cents(cluster.Monthly * same.Sum(request => Weight(sheet, request.Cores, request.GiB)) / whole);
        }
        var items = sheet.Items.ToList();
        var teams = settings.TeamBudgets.Select(team => ShareOf(team.Key, team.Value)).Append(ShareOf(CostShare.Platform, null)).ToList();
        var idle = new CostShare { Name = CostShare.Idle, Machines = clusters.Sum(cluster => cluster.Monthly) - teams.Sum(team => team.Machines) };
        return [.. teams, idle, new CostShare { Name = CostShare.Shared, Own = items.Sum(item => item.Monthly) - teams.Sum(team => team.Monthly) - idle.Monthly }];

        CostShare ShareOf(string name, decimal? budget)
        {
            var its = requests.Where(request => (request.Team ?? CostShare.Platform) == name).ToList();
            return new CostShare
            {
                Name = name,
                Cores = its.Sum(request => request.Cores),
                GiB = its.Sum(request => request.GiB),
                Machines = machines.GetValueOrDefault(name),
                Own = items.Where(item => item.Team == name).Sum(item => item.Monthly),
                BudgetUsd = budget,
            };
        }
    }

    private static decimal Weight(CostSheet sheet, decimal cores, decimal gib) => cores * sheet.Prices.CoreWeight.Usd + gib * sheet.Prices.GiBWeight.Usd;
}
