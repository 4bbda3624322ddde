using System.Collections.Frozen;
using Infra.Planning;
using Infra.Rules;
using Pulumi.Offline;

namespace Infra.Cost;

/// <summary>What the plan's own resources of AWS cost.</summary>
internal static class AwsCosts
{
    private const decimal DaysPerMonth = 30;

    private static readonly FrozenDictionary<string, Action<CostSheet, PlanResource>> Priced = new Dictionary<string, Action<CostSheet, PlanResource>>
    {
        ["aws:cloudtrail/trail:Trail"] = AddTrail,
        ["aws:cloudwatch/logGroup:LogGroup"] = AddLogGroup,
        ["aws:ec2/eip:Eip"] = (sheet, address) => sheet.Add(address, null, [new Charge(PriceNames.AddressHour, $"{sheet.Hours} h", sheet.Hours)]),
        ["aws:ec2/natGateway:NatGateway"] = (sheet, gateway) => sheet.Add(
            gateway, null, [new Charge(PriceNames.NatHour, $"{sheet.Hours} h", sheet.Hours), GiB(PriceNames.NatGiB, sheet.Assumptions.NatGiB)]),
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = AddEndpoint,
        ["aws:ecr/repository:Repository"] = (sheet, repository) => sheet.Add(repository, null, [GiB(PriceNames.ImageGiBMonth, sheet.Assumptions.ImageGiB)]),
        ["aws:kms/key:Key"] = AddKey,
        ["aws:route53/zone:Zone"] = AddZone,
        ["aws:s3/bucket:Bucket"] = (sheet, bucket) => sheet.Add(bucket, null, [GiB(PriceNames.BucketGiBMonth, sheet.Assumptions.BucketGiB)]),
        ["aws:secretsmanager/secret:Secret"] = (sheet, secret) => sheet.Add(secret, null, [new Charge(PriceNames.SecretMonth, "1 secret", 1)]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Adds every resource that is paid for; types that are neither priced nor known to be free are noted.</summary>
    public static void Add(CostSheet sheet)
    {
        foreach (var resource in sheet.Plan.Resources.Where(resource => resource.Custom))
        {
            if (Priced.TryGetValue(resource.Type, out var add))
                add(sheet, resource);
            else if (!FreeTypes.Contains(resource.Type))
                sheet.AddUnpriced(resource.Type);
        }
    }

    private static void AddEndpoint(CostSheet sheet, PlanResource endpoint)
    {
        // Those without a type are Gateways, which are free (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).
        switch (endpoint.Inputs["vpcEndpointType"].Text() ?? "Gateway")
        {
            case "Gateway":
                break;
            case "Interface":
                var zones = endpoint.Inputs["subnetIds"].Items().Count();
                sheet.Add(endpoint, null, [new Charge(PriceNames.EndpointHour, $"{zones} zones, {sheet.Hours} h", zones * sheet.Hours), GiB(PriceNames.EndpointGiB, sheet.Assumptions.EndpointGiB)]);
                break;
            case var other:
                sheet.AddUnpriced($"{endpoint.Type} of the type {other}");
                break;
        }
    }

    private static void AddKey(CostSheet sheet, PlanResource key) => sheet.Add(
        key,
        null,
        [
            new Charge(PriceNames.KmsKeyMonth, "1 key", 1),
            new Charge(PriceNames.KmsTenThousandRequests, $"{CostText.Quantity(sheet.Assumptions.KmsThousandRequests / 10m)} x 10,000 requests", sheet.Assumptions.KmsThousandRequests / 10m),
        ]);

    // Resolvers within the VPC ask a private zone for nothing (https://aws.amazon.com/route53/pricing).
    private static void AddZone(CostSheet sheet, PlanResource zone)
    {
        var charges = new List<Charge> { new(PriceNames.ZoneMonth, "1 zone", 1) };
        if (!zone.Inputs["vpcs"].IsSet())
            charges.Add(new Charge(PriceNames.MillionQueries, $"{sheet.Assumptions.MillionQueries} million queries", sheet.Assumptions.MillionQueries));
        sheet.Add(zone, null, charges);
    }

    private static void AddLogGroup(CostSheet sheet, PlanResource group)
    {
        var taken = sheet.Assumptions.LogGiB;
        var charges = new List<Charge> { new(PriceNames.LogIngestedGiB, $"{taken} GiB taken in", taken) };
        if (group.Inputs["retentionInDays"] is PlanValue.NumberValue { Value: > 0 and var days })
        {
            var kept = taken * (decimal)days / DaysPerMonth;
            charges.Add(new Charge(PriceNames.LogStoredGiBMonth, $"{CostText.Quantity(kept)} GiB kept", kept));
        }
        else
        {
            sheet.AddUnpriced($"{group.Type} that is kept for ever");
        }
        sheet.Add(group, null, charges);
    }

    // An account's first copy of management events is free, others and data events are not (https://aws.amazon.com/cloudtrail/pricing).
    private static void AddTrail(CostSheet sheet, PlanResource trail)
    {
        if (trail.Inputs["eventSelectors"].Items().Any(selector => selector.At("dataResources").Items().Any()) || trail.Inputs["advancedEventSelectors"].Items().Any())
            sheet.AddUnpriced($"{trail.Type} with data events");
        if (trail.Inputs["insightSelectors"].Items().Any())
            sheet.AddUnpriced($"{trail.Type} with insights");
    }

    private static Charge GiB(string price, int quantity) => new(price, $"{quantity} GiB", quantity);
}
