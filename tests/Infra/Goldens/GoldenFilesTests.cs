using Infra.Tests.Support;

namespace Infra.Tests.Goldens;

public sealed class GoldenFilesTests
{
    [Fact]
    public void Of_Plan_HasManifestsAndPoliciesByName()
    {
        var policy = PlanBuilder.Quoted("""{"Statement":[]}""");
        var plan = new PlanBuilder()
            .AddCluster("main.dev.example.com", "kind: Cluster\n")
            .Add("aws:iam/role:Role", "r", $$"""{"assumeRolePolicy": {{policy}}, "inlinePolicies": [{"name": "read", "policy": {{policy}} }]}""")
            .Add("aws:kms/key:Key", "k", """{"policy": {"$template": ["{\"Statement\": {\"Resource\": \"x/", {"$unknown": "urn#id"}, "\"}}"]}}""")
            .Add("aws:ecr/lifecyclePolicy:LifecyclePolicy", "l", """{"policy": "{\"rules\": []}"}""")
            .Add("aws:s3/bucketPolicy:BucketPolicy", "b", """{"policy": {"$unknown": "urn#json"}}""")
            .Build();
        var files = GoldenFiles.Of(plan).ToDictionary();
        Assert.Equal(
            [
                "clusters/dev/main.yaml",
                "policies/iam.Role/r.assumeRolePolicy.json",
                "policies/iam.Role/r.inlinePolicies.read.json",
                "policies/kms.Key/k.policy.json",
            ],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("---\nkind: Cluster\n", files["clusters/dev/main.yaml"]);
        Assert.Equal(
            "{\n  \"Statement\": {\n    \"Resource\": \"x/<known after up: urn#id>\"\n  }\n}\n", files["policies/kms.Key/k.policy.json"]);
    }

    [Fact]
    public void Differences_MissingExtraAndDifferent_AreNamed() => Assert.Equal(
        ["a is missing", "b is different", "d is more than the plan holds"],
        GoldenFiles.Differences(
            new Dictionary<string, string> { ["a"] = "1", ["b"] = "1", ["c"] = "1" },
            new Dictionary<string, string> { ["b"] = "2", ["c"] = "1", ["d"] = "1" }));
}
