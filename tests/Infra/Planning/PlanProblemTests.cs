using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Tests.Planning;

public sealed class PlanProblemTests
{
    [Theory]
    [InlineData(null, null, "wrong")]
    [InlineData("aws:s3/bucket:Bucket 'b'", null, "aws:s3/bucket:Bucket 'b': wrong")]
    [InlineData("aws:s3/bucket:Bucket 'b'", "tags.x", "aws:s3/bucket:Bucket 'b', tags.x: wrong")]
    [InlineData(null, "output", "output: wrong")]
    public void From_Error_SaysWhere(string? resource, string? property, string message) =>
        Assert.Equal(message, PlanProblem.From(new OfflineError("wrong", resource, property)).Message);
}
