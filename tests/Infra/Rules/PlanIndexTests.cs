using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

public sealed class PlanIndexTests
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Policy = "aws:s3/bucketPolicy:BucketPolicy";

    [Fact]
    public void Attached_ByAnyOutputOrByName_FindsBothAndNoOther()
    {
        var plan = new PlanBuilder()
            .Add(Bucket, "one", """{"bucket": "platform-one"}""")
            .Add(Bucket, "two", """{"bucket": "platform-two"}""")
            .Add(Policy, "by-id", $$"""{"bucket": {{PlanBuilder.Unknown(Bucket, "one")}}}""")
            .Add(Policy, "by-output", $$"""{"bucket": {{PlanBuilder.Unknown(Bucket, "one", "bucket")}}}""")
            .Add(Policy, "by-name", """{"bucket": "platform-one"}""")
            .Add(Policy, "of-two", $$"""{"bucket": {{PlanBuilder.Unknown(Bucket, "two")}}}""")
            .Add(Policy, "of-nobody")
            .Build();
        var index = new PlanIndex(plan);
        Assert.Equal(["by-id", "by-output", "by-name"], index.Attached(plan.Resources[0], Policy, "bucket").Select(resource => resource.Name));
        Assert.Equal(["of-two"], index.Attached(plan.Resources[1], Policy, "bucket").Select(resource => resource.Name));
    }

    [Fact]
    public void OfType_TypeThatThePlanLacks_IsEmpty() => Assert.Empty(new PlanIndex(new PlanBuilder().Build()).OfType(Bucket));

    [Fact]
    public void Find_Urn_GivesItsResource()
    {
        var index = new PlanIndex(new PlanBuilder().Add(Bucket, "one").Build());
        Assert.Equal("one", index.Find(PlanBuilder.Urn(Bucket, "one"))?.Name);
        Assert.Null(index.Find("urn:other"));
        Assert.Null(index.Find(null));
    }
}
