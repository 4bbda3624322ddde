using Infra.Planning;
using Infra.Stacks;

namespace Infra.Cost;

/// <summary>Collects what an estimate is made of, and what has no price.</summary>
internal sealed class CostSheet(Plan plan, CostSettings settings, PriceList prices)
{
    // What a gp3 volume has without an extra charge (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html).
    private const int IncludedIops = 3000;
    private const int IncludedThroughput = 125;

    private readonly List<CostItem> _items = [];
    private readonly SortedSet<string> _unpriced = new(StringComparer.Ordinal);

    public Plan Plan { get; } = plan;

    public PlanPlaces Places { get; } = new(plan);

    public EnvironmentCosts Assumptions { get; } = settings.Assumptions;

    /// <summary>The teams that have a budget.</summary>
    public IReadOnlySet<string> Teams { get; } = settings.TeamBudgets.Keys.ToHashSet(StringComparer.Ordinal);

    public PriceList Prices { get; } = prices;

    /// <summary>The hours of a month.</summary>
    public decimal Hours { get; } = prices.HoursPerMonth;

    public IEnumerable<CostItem> Items => _items.OrderBy(item => item.Urn, StringComparer.Ordinal);

    public IEnumerable<string> Unpriced => _unpriced;

    /// <summary>Notes that something costs what nobody has put into the price list.</summary>
    public void AddUnpriced(string what) => _unpriced.Add(what);

    /// <summary>Adds what a resource costs, or something that it makes; a charge without a price is noted as such.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="part">What it makes; null for itself.</param>
    /// <param name="charges">What is paid for.</param>
    /// <param name="cluster">The cluster, where it isn't the resource's.</param>
    /// <param name="team">The team whose it is alone.</param>
    /// <returns>The item; null where nothing of it has a price.</returns>
    public CostItem? Add(PlanResource resource, string? part, IReadOnlyList<Charge> charges, string? cluster = null, string? team = null)
    {
        var priced = new List<(Charge Charge, decimal Usd)>();
        foreach (var charge in charges)
        {
            if (Prices.Find(settings.Region, charge.Price) is { } price)
                priced.Add((charge, price.Usd));
            else
                AddUnpriced($"{charge.Price} in {settings.Region}");
        }
        if (priced.Count == 0)
            return null;
        var item = new CostItem
        {
            Urn = part is null ? resource.Urn : $"{resource.Urn}#{part}",
            Monthly = CostText.Cents(priced.Sum(each => each.Charge.Quantity * each.Usd)),
            Minimum = CostText.Cents(priced.Sum(each => each.Charge.Least * each.Usd)),
            Maximum = CostText.Cents(priced.Sum(each => each.Charge.Most * each.Usd)),
            Basis = string.Join(" + ", priced.Select(each => $"{each.Charge.Text} x {CostText.Number(each.Usd)}")),
            Component = Places.ComponentOf(resource),
            Cluster = cluster ?? Places.ClusterOf(resource),
            Team = team,
        };
        _items.Add(item);
        return item;
    }

    /// <summary>The charges of volumes.</summary>
    /// <param name="count">How many machines have one each.</param>
    /// <param name="gib">The size of each.</param>
    /// <param name="type">The volume type; null for gp3, which is kOps' and the CSI driver's own choice.</param>
    /// <param name="iops">Operations a second of each; null for what is included.</param>
    /// <param name="throughput">MiB a second of each; null for what is included.</param>
    public static IReadOnlyList<Charge> Volumes(MachineCount count, decimal gib, string? type = null, int? iops = null, int? throughput = null)
    {
        type ??= "gp3";
        var charges = new List<Charge> { count.Of(PriceNames.VolumeGiBMonth(type), $"{count.Value} x {CostText.Quantity(gib)} GiB {type}", machines => machines * gib) };
        if (iops - IncludedIops is > 0 and var operations)
            charges.Add(count.Of(PriceNames.VolumeIopsMonth(type), $"{count.Value} x {operations} IOPS above {IncludedIops}", machines => machines * operations));
        if (throughput - IncludedThroughput is > 0 and var mebibytes)
            charges.Add(count.Of(PriceNames.VolumeThroughputMonth(type), $"{count.Value} x {mebibytes} MiB/s above {IncludedThroughput}", machines => machines * mebibytes));
        return charges;
    }

    /// <summary>The charges of a Network Load Balancer.</summary>
    /// <param name="addresses">How many public addresses it has: one in each zone, or none.</param>
    public IReadOnlyList<Charge> LoadBalancer(int addresses)
    {
        var units = Assumptions.LoadBalancerCapacityUnits;
        var charges = new List<Charge>
        {
            new(PriceNames.LoadBalancerHour, $"{Hours} h", Hours),
            new(PriceNames.CapacityUnitHour, $"{units} NLCU, {Hours} h", units * Hours),
        };
        if (addresses > 0)
            charges.Add(new Charge(PriceNames.AddressHour, $"{addresses} addresses, {Hours} h", addresses * Hours));
        return charges;
    }
}
