using Infra.Rules.Observability;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Observability;

public sealed class LogRetentionFitsBucketTests : RuleTest<LogRetentionFitsBucket>
{
    private const string Application = "kubernetes:argoproj.io/v1alpha1:Application";
    private const string Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    private const string Values = """
        {"loki": {"compactor": {"retention_enabled": true}, "limits_config": {"retention_period": "168h"}, "runtimeConfig": {"overrides": {"audit": {"retention_period": "2160h"}, "shop": {}}},
         "storage": {"bucketNames": {"chunks": "logs"}}}}
        """;

    private static readonly string Urn = PlanBuilder.Urn(Application, "main-loki");

    [Fact]
    public void Check_NoLoki_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData(90)]
    [InlineData(97)]
    public void Check_BucketThatKeepsAsLong_Holds(int days) => AssertHolds(Plan(days));

    [Fact]
    public void Check_BucketThatKeepsAll_Holds() => AssertHolds(Plan(days: null));

    [Fact]
    public void Check_RuleThatIsOff_DeletesNothing() => AssertHolds(Plan(1, status: "Disabled"));

    [Fact]
    public void Check_BucketThatDeletesATenantsLogsSooner_Breaks() =>
        AssertBroken(Plan(89), Urn, "Logs of the tenant \"audit\" are to be kept for 90 days, and the bucket deletes them after 89.");

    [Theory]
    [InlineData("loki compactor retention_enabled", "false", "\"loki.compactor.retention_enabled\" is not true")]
    [InlineData("loki compactor", null, "\"loki.compactor.retention_enabled\" is not true")]
    [InlineData("loki limits_config", null, "\"retention_period\" of all tenants is \"\", which is no time")]
    [InlineData("loki limits_config retention_period", "\"0h\"", "\"retention_period\" of all tenants is \"0h\"")]
    [InlineData("loki runtimeConfig overrides audit retention_period", "\"for ever\"", "\"retention_period\" of the tenant \"audit\" is \"for ever\"")]
    [InlineData("loki limits_config retention_period", "\"2400h\"", "Logs of all tenants are to be kept for 100 days, and the bucket deletes them after 97.")]
    public void Check_Value_Breaks(string path, string? value, string message) => AssertBroken(Plan(97).WithInput(Urn, $"spec source helm valuesObject {path}", value), Urn, message);

    private static PlatformPlan Plan(int? days, string status = "Enabled") => new PlatformPlan()
        .AddResource("aws:s3/bucket:Bucket", "logs", """{"bucket": "logs"}""")
        .AddResource(Lifecycle, "logs", $$"""
            {"bucket": "logs", "rules": [{"id": "abort", "status": "Enabled", "abortIncompleteMultipartUpload": {"daysAfterInitiation": 7} },
             {"id": "expire", "status": "{{status}}", "expiration": {{(days is null ? """{"expiredObjectDeleteMarker": true}""" : FormattableString.Invariant($"{{\"days\": {days}}}"))}} }]}
            """)
        .AddResource(Application, "main-loki", $$"""{"metadata": {"name": "loki"}, "spec": {"source": {"chart": "loki", "helm": {"valuesObject": {{Values}} } } } }""");
}
