using System.Globalization;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Aws;
using Pulumi.Offline;

namespace Infra.Rules.Observability;

/// <summary>OBS005.</summary>
public sealed class LogRetentionFitsBucket : PlanRule
{
    private const string Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    private const int HoursOfADay = 24;

    /// <inheritdoc/>
    public override string Id => "OBS005";

    /// <inheritdoc/>
    public override string Title => "Loki deletes each tenant's logs in time, and its bucket none before";

    /// <inheritdoc/>
    public override string Why =>
        "A bucket that expires objects earlier takes logs away that the index still names, and audit logs that have to be kept; a Loki that deletes nothing keeps what has to go.";

    /// <inheritdoc/>
    public override string Evidence => "https://grafana.com/docs/loki/latest/operations/storage/retention";

    /// <inheritdoc/>
    public override string Fix =>
        "Set \"compactor.retention_enabled\" and a \"retention_period\" for all and for each tenant that differs, and let the bucket's lifecycle expire objects later than the longest: platform:retention.lokiDays and auditLogsDays.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from loki in context.Argo.OfChart("loki")
        from message in Judge(context.Index, loki)
        select Broken(loki.Resource, message);

    private static IEnumerable<string> Judge(PlanIndex index, ArgoApplication loki)
    {
        if (loki.Values("loki", "compactor", "retention_enabled") is not PlanValue.BoolValue { Value: true })
            yield return "\"loki.compactor.retention_enabled\" is not true, so that nothing is deleted.";
        var expires = ExpiryDays(index, loki.Values("loki", "storage", "bucketNames", "chunks").Text());
        foreach (var (tenant, period) in Periods(loki))
        {
            if (HoursOf(period) is not { } hours)
                yield return $"\"retention_period\" of {tenant} is \"{period}\", which is no time.";
            else if (expires * HoursOfADay < hours)
                yield return FormattableString.Invariant($"Logs of {tenant} are to be kept for {hours / HoursOfADay:0.#} days, and the bucket deletes them after {expires}.");
        }
    }

    private static IEnumerable<(string Tenant, string? Period)> Periods(ArgoApplication loki) =>
    [
        ("all tenants", loki.Values("loki", "limits_config", "retention_period").Text()),
        .. from tenant in (loki.Values("loki", "runtimeConfig", "overrides") as PlanValue.MapValue ?? PlanValue.MapValue.Empty).Items
           let period = tenant.Value.At("retention_period")
           where period.IsSet()
           select ($"the tenant \"{tenant.Key}\"", period.Text()),
    ];

    // The soonest of its rules; null where the bucket keeps all, or is none of this plan's.
    private static double? ExpiryDays(PlanIndex index, string? name) =>
        index.OfType(AwsTypes.Bucket).Where(bucket => bucket.Inputs["bucket"].Text() == name && name is not null)
            .SelectMany(bucket => index.Attached(bucket, Lifecycle, "bucket"))
            .SelectMany(lifecycle => lifecycle.Inputs["rules"].Items())
            .Where(rule => rule.At("status").Text() == "Enabled")
            .Select(rule => (rule.At("expiration", "days") as PlanValue.NumberValue)?.Value)
            .Min();

    // Hours alone: what Loki takes and the values have (https://grafana.com/docs/loki/latest/configure, retention_period).
    private static double? HoursOf(string? period) =>
        period is [.. var number, 'h'] && double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours > 0 ? hours : null;
}
