using System.Collections.Immutable;
using Infra.Components;
using Infra.Planning;

namespace Infra.Cost;

/// <summary>What a month of an environment costs, as far as its plan and what is taken for granted tell.</summary>
public sealed record CostEstimate
{
    /// <summary>What is not a cluster's.</summary>
    public const string NoCluster = "environment";

    /// <summary>The currency: "USD".</summary>
    public required string Currency { get; init; }

    /// <summary>The settings that it was made with.</summary>
    public required CostSettings Settings { get; init; }

    /// <summary>What is paid for, by URN.</summary>
    public required ImmutableArray<CostItem> Items { get; init; }

    /// <summary>Types and parts of resources that cost something which the price list does not know, sorted.</summary>
    public required ImmutableArray<string> Unpriced { get; init; }

    /// <summary>The teams by name, then the platform, what is idle, and what is shared; together they are the whole.</summary>
    public required ImmutableArray<CostShare> ByTeam { get; init; }

    /// <summary>What each cluster's counted workers have, and what is asked of them.</summary>
    public ImmutableArray<ClusterLoad> Loads { get; init; } = [];

    /// <summary>What a month costs.</summary>
    public decimal Monthly => Items.Sum(item => item.Monthly);

    /// <summary>What it would cost with the fewest machines that the autoscaler leaves.</summary>
    public decimal Minimum => Items.Sum(item => item.Minimum);

    /// <summary>What it would cost with the most machines that the autoscaler starts.</summary>
    public decimal Maximum => Items.Sum(item => item.Maximum);

    /// <summary>The cost of each component, the dearest first.</summary>
    public ImmutableArray<KeyValuePair<string, decimal>> ByComponent => By(item => item.Component);

    /// <summary>The cost of each cluster, and of what is none's, the dearest first.</summary>
    public ImmutableArray<KeyValuePair<string, decimal>> ByCluster => By(item => item.Cluster ?? NoCluster);

    /// <summary>Estimates.</summary>
    /// <param name="plan">The plan, with its manifests.</param>
    /// <param name="settings">What is known of the environment beside it.</param>
    /// <param name="platform">What the add-ons declare; null where nobody knows: their volumes and requests are left out.</param>
    /// <param name="prices">The price list. Default: the program's.</param>
    public static CostEstimate Of(Plan plan, CostSettings settings, PlatformModel? platform, PriceList? prices = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        var sheet = new CostSheet(plan, settings, prices ?? PriceList.Current);
        AwsCosts.Add(sheet);
        var clusters = ClusterCosts.Add(sheet, platform);
        List<MachineRequest> requests = [.. DeliveryCosts.Add(sheet, platform, clusters), .. MachineRequests.Of(sheet, platform, clusters)];
        return new CostEstimate
        {
            Currency = sheet.Prices.Currency,
            Settings = settings,
            ByTeam = TeamShares.Of(sheet, settings, clusters, requests),
            Loads = [.. clusters.Select(cluster => LoadOf(cluster, requests.Where(request => request.Cluster == cluster.Cluster).ToList()))],
            Items = [.. sheet.Items],
            Unpriced = [.. sheet.Unpriced],
        };
    }

    /// <summary>As the plan's JSON has it.</summary>
    public PlanCost ToPlanCost() => new(Currency, Monthly, [.. Items.Select(item => new PlanCostItem(item.Urn, item.Monthly, item.Basis))], Unpriced);

    private static ClusterLoad LoadOf(ClusterWorkers cluster, List<MachineRequest> requests) => new(
        cluster.Cluster, cluster.Machines, cluster.Cores, cluster.GiB, requests.Sum(request => request.Cores), requests.Sum(request => request.GiB));

    private ImmutableArray<KeyValuePair<string, decimal>> By(Func<CostItem, string> name) =>
    [
        .. Items.GroupBy(name, StringComparer.Ordinal).Select(same => KeyValuePair.Create(same.Key, same.Sum(item => item.Monthly)))
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal),
    ];
}
