using Pulumi.Offline;
using static Infra.Tests.Differences.Seeds.PlanEdits;

namespace Infra.Tests.Differences.Seeds;

/// <summary>The changes of which the goldens say what a reviewer is shown.</summary>
internal static class SeededChanges
{
    private const string LokiBucket = "aws:s3/bucket:Bucket::buckets-loki-bucket";
    private const string LokiRights = "aws:iam/rolePolicy:RolePolicy::main-workloads-loki-policy";
    private const string LokiApplication = "main-delivery-application-loki";

    private const string Api = """
                - name: api
                  serviceAccount: api
                  port: 8081
                  host: api

        """;

    public static IReadOnlyList<SeededChange> All { get; } =
    [
        new("node-group-doubled", Settings: text => Replace(text, "min: 1\n          max: 2\n", "min: 2\n          max: 4\n")),
        new("second-nat-gateway", Settings: text => Replace(text, "nat: single\n", "nat: perZone\n")),
        new("database-grown", Settings: text => Replace(text, "storage: 5Gi\n", "storage: 40Gi\n")),
        new("flow-opened", Settings: text => Replace(text, "            - api.example.org\n", "            - api.example.org\n            - payments.example.net\n")),
        new("host-added", Settings: text => Replace(text, "            - api.example.org\n", "            - api.example.org\n" + Api)),
        new("secret-reader-added", Settings: text => Replace(text, "                - key\n", "                - key\n            - name: web-payments\n              keys:\n                - token\n")),
        new("team-removed", Settings: text => WithoutBlock(text, "  # Teams whose applications run", "  # Whether what holds data")),
        new("kubernetes-upgraded", Settings: text => Replace(text, "kubernetesVersion: \"1.36.2\"", "kubernetesVersion: \"1.36.3\"")),
        new("policy-widened", Program: plan => Edit(plan, LokiRights, inputs => WithText(inputs, "policy", text => Replace(text, "\"s3:GetObject\"", "\"s3:*\"")))),
        new("chart-bumped", Program: plan => Edit(plan, LokiApplication, inputs => With(inputs, new PlanValue.TextValue("18.12.0"), "spec", "source", "targetRevision"))),
        new("bucket-unprotected", Program: plan => Edit(plan, LokiBucket, resource => resource with { Protect = false })),
        new("renamed-with-alias", Program: plan => Rename(plan, LokiBucket, "buckets-logs-bucket", withAlias: true)),
        new("renamed-without-alias", Program: plan => Rename(plan, LokiBucket, "buckets-logs-bucket", withAlias: false)),
        new("key-replaced", Program: plan => Edit(plan, "aws:kms/key:Key::kms-vault", inputs => With(inputs, new PlanValue.BoolValue(true), "multiRegion"))),
        new("public-access-opened", Program: plan => Without(plan, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock::buckets-loki-public-access")),
        new("nothing", Settings: text => text),
    ];

}
