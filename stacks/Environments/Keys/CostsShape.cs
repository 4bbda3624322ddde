using Infra.Shared;

namespace Infra.Stacks;

/// <summary><c>platform:costs</c>.</summary>
internal sealed class CostsShape : ObjectShape<EnvironmentCosts>
{
    private static readonly EnvironmentCosts Defaults = new();

    private static readonly TextShape<CountedNodes> NodesText = new("needed, minimum or maximum", "needed", text => text switch
    {
        "needed" => TextShape<CountedNodes>.Parsed.As(CountedNodes.Needed),
        "minimum" => TextShape<CountedNodes>.Parsed.As(CountedNodes.Minimum),
        "maximum" => TextShape<CountedNodes>.Parsed.As(CountedNodes.Maximum),
        _ => TextShape<CountedNodes>.Parsed.Not(nearest: NearestName.Of(text, ["needed", "minimum", "maximum"])),
    });

    private static readonly Property<CountedNodes> Nodes = Property<CountedNodes>.Optional(
        "nodes", NodesText, Defaults.Nodes, "How many machines of a node group are counted: as many as pods need, `min` or `max`. Reports say what the bounds would cost.");

    // AWS promises "up to 90%" (https://aws.amazon.com/ec2/spot).
    private static readonly Property<int> SpotDiscountPercent = Property<int>.Optional(
        "spotDiscountPercent", NumberShape.Between(0, 90, "percent", 50), Defaults.SpotDiscountPercent, "How much less a spot instance costs than one on demand.");

    private static readonly Property<int> NatGiB = GiB("natGiB", Defaults.NatGiB, "What goes through each NAT gateway in a month.");
    private static readonly Property<int> EndpointGiB = GiB("endpointGiB", Defaults.EndpointGiB, "What goes through each interface endpoint in a month.");
    private static readonly Property<int> LogGiB = GiB("logGiB", Defaults.LogGiB, "What each CloudWatch log group takes in in a month.");
    private static readonly Property<int> BucketGiB = GiB("bucketGiB", Defaults.BucketGiB, "What each bucket holds.");
    private static readonly Property<int> ImageGiB = GiB("imageGiB", Defaults.ImageGiB, "What each image repository holds.");
    private static readonly Property<int> InternetGiB = GiB("internetGiB", Defaults.InternetGiB, "What each cluster sends to the internet in a month.");
    private static readonly Property<int> ZoneGiB = GiB("zoneGiB", Defaults.ZoneGiB, "What each cluster sends from one zone to another in a month.");

    private static readonly Property<int> CapacityUnits = Property<int>.Optional(
        "loadBalancerCapacityUnits", NumberShape.Between(0, 10_000, "capacity units", 1), Defaults.LoadBalancerCapacityUnits, "What each load balancer has to do on average (NLCU).");

    private static readonly Property<int> KmsThousandRequests = Property<int>.Optional(
        "kmsThousandRequests", NumberShape.Between(0, 10_000_000, "thousand requests", 100), Defaults.KmsThousandRequests, "How often each KMS key is asked in a month.");

    private static readonly Property<int> MillionQueries = Property<int>.Optional(
        "millionQueries", NumberShape.Between(0, 100_000, "million queries", 1), Defaults.MillionQueries, "How often names of each public zone are asked for in a month.");

    public override IReadOnlyList<Property> Properties { get; } =
        [Nodes, SpotDiscountPercent, NatGiB, EndpointGiB, LogGiB, BucketGiB, ImageGiB, CapacityUnits, KmsThousandRequests, MillionQueries, InternetGiB, ZoneGiB];

    protected override EnvironmentCosts Build(ObjectReading reading) => new()
    {
        Nodes = reading.Get(Nodes),
        SpotDiscountPercent = reading.Get(SpotDiscountPercent),
        NatGiB = reading.Get(NatGiB),
        EndpointGiB = reading.Get(EndpointGiB),
        LogGiB = reading.Get(LogGiB),
        BucketGiB = reading.Get(BucketGiB),
        ImageGiB = reading.Get(ImageGiB),
        LoadBalancerCapacityUnits = reading.Get(CapacityUnits),
        KmsThousandRequests = reading.Get(KmsThousandRequests),
        MillionQueries = reading.Get(MillionQueries),
        InternetGiB = reading.Get(InternetGiB),
        ZoneGiB = reading.Get(ZoneGiB),
    };

    private static Property<int> GiB(string name, int given, string description) =>
        Property<int>.Optional(name, NumberShape.Between(0, 10_000_000, "GiB", 100), given, description);
}
