namespace Infra.Stacks;

/// <summary>What an estimate of an environment's costs takes for granted, where the plan does not say: how much is used, and at which price.</summary>
public sealed record EnvironmentCosts
{
    /// <summary>How many machines of a group between the autoscaler's bounds are counted. Default: as many as hold what pods ask for.</summary>
    public CountedNodes Nodes { get; init; } = CountedNodes.Needed;

    /// <summary>How much less a spot instance costs than one on demand, in percent. Default: 50.</summary>
    public int SpotDiscountPercent { get; init; } = 50;

    /// <summary>What goes through a NAT gateway in a month, in GiB. Default: 100.</summary>
    public int NatGiB { get; init; } = 100;

    /// <summary>What goes through an interface endpoint in a month, in GiB. Default: 10.</summary>
    public int EndpointGiB { get; init; } = 10;

    /// <summary>What a log group takes in in a month, in GiB. Default: 10.</summary>
    public int LogGiB { get; init; } = 10;

    /// <summary>What a bucket holds, in GiB. Default: 20.</summary>
    public int BucketGiB { get; init; } = 20;

    /// <summary>What an image repository holds, in GiB. Default: 5.</summary>
    public int ImageGiB { get; init; } = 5;

    /// <summary>What a load balancer has to do, in capacity units. Default: 1.</summary>
    public int LoadBalancerCapacityUnits { get; init; } = 1;

    /// <summary>How often a KMS key is asked in a month, in thousands. Default: 100.</summary>
    public int KmsThousandRequests { get; init; } = 100;

    /// <summary>How often names of a public zone are asked for in a month, in millions. Default: 1.</summary>
    public int MillionQueries { get; init; } = 1;

    /// <summary>What a cluster sends to the internet in a month, in GiB. Default: 100.</summary>
    public int InternetGiB { get; init; } = 100;

    /// <summary>What a cluster sends from one zone to another in a month, in GiB. Default: 100.</summary>
    public int ZoneGiB { get; init; } = 100;
}

/// <summary>How many machines are counted between the autoscaler's bounds.</summary>
public enum CountedNodes
{
    /// <summary>As many as hold what pods ask for.</summary>
    Needed,

    /// <summary>The fewest machines that there are.</summary>
    Minimum,

    /// <summary>The most machines that there are.</summary>
    Maximum,
}
