namespace Infra.Cost;

/// <summary>What prices.json calls what is paid for.</summary>
public static class PriceNames
{
    /// <summary>A NAT gateway, an hour.</summary>
    public const string NatHour = "nat.hour";

    /// <summary>A GiB through a NAT gateway.</summary>
    public const string NatGiB = "nat.gib";

    /// <summary>An interface endpoint in one zone, an hour.</summary>
    public const string EndpointHour = "endpoint.hour";

    /// <summary>A GiB through an interface endpoint.</summary>
    public const string EndpointGiB = "endpoint.gib";

    /// <summary>A public IPv4 address, an hour.</summary>
    public const string AddressHour = "ipv4.hour";

    /// <summary>A Network Load Balancer, an hour.</summary>
    public const string LoadBalancerHour = "nlb.hour";

    /// <summary>A capacity unit of a Network Load Balancer, an hour.</summary>
    public const string CapacityUnitHour = "nlb.capacityUnitHour";

    /// <summary>A customer managed KMS key, a month.</summary>
    public const string KmsKeyMonth = "kms.keyMonth";

    /// <summary>10,000 requests of a KMS key.</summary>
    public const string KmsTenThousandRequests = "kms.tenThousandRequests";

    /// <summary>A GiB in S3's standard class, a month.</summary>
    public const string BucketGiBMonth = "s3.standard.gibMonth";

    /// <summary>A hosted zone, a month.</summary>
    public const string ZoneMonth = "route53.zoneMonth";

    /// <summary>A million queries of a public zone.</summary>
    public const string MillionQueries = "route53.millionQueries";

    /// <summary>A GiB that CloudWatch Logs takes in.</summary>
    public const string LogIngestedGiB = "logs.ingestedGib";

    /// <summary>A GiB that CloudWatch Logs keeps, a month.</summary>
    public const string LogStoredGiBMonth = "logs.storedGibMonth";

    /// <summary>A secret in Secrets Manager, a month.</summary>
    public const string SecretMonth = "secrets.secretMonth";

    /// <summary>A GiB of images, a month.</summary>
    public const string ImageGiBMonth = "ecr.gibMonth";

    /// <summary>A GiB to the internet.</summary>
    public const string InternetGiB = "transfer.internetGib";

    /// <summary>A GiB to or from another zone.</summary>
    public const string ZoneGiB = "transfer.zoneGib";

    /// <summary>A machine on demand, an hour.</summary>
    /// <param name="type">The instance type: "m6i.large".</param>
    public static string MachineHour(string type) => $"ec2.{type}.hour";

    /// <summary>A GiB of a volume, a month.</summary>
    /// <param name="type">The volume type: "gp3".</param>
    public static string VolumeGiBMonth(string type) => $"ebs.{type}.gibMonth";

    /// <summary>An operation a second above those that a volume has anyway, a month.</summary>
    /// <param name="type">The volume type: "gp3".</param>
    public static string VolumeIopsMonth(string type) => $"ebs.{type}.iopsMonth";

    /// <summary>A MiB a second above those that a volume has anyway, a month.</summary>
    /// <param name="type">The volume type: "gp3".</param>
    public static string VolumeThroughputMonth(string type) => $"ebs.{type}.mibpsMonth";
}
