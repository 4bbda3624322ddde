using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AwsAccountTests
{
    [Theory]
    [InlineData("eu-central-1", "aws")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public void Arn_Region_HasItsPartition(string region, string partition)
    {
        var account = new AwsAccount("111122223333", region);

        Assert.Equal($"arn:{partition}:logs:{region}:111122223333:log-group:x", account.Arn("logs", "log-group:x"));
        Assert.Equal($"arn:{partition}:iam::111122223333:root", account.RootArn);
        Assert.Equal($"arn:{partition}:s3:::bucket/*", account.BucketArn("bucket", "/*"));
    }

    [Theory]
    [InlineData("11112222333", "eu-central-1", "twelve digits")]
    [InlineData("1111-2222-3333", "eu-central-1", "twelve digits")]
    [InlineData("111122223333", "eu-central-1a", "region")]
    [InlineData("111122223333", "Frankfurt", "region")]
    [InlineData("111122223333", "cn-north-1", "outside China")]
    public void Constructor_WrongPart_SaysWhatIsAllowed(string id, string region, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => new AwsAccount(id, region)).Message, StringComparison.Ordinal);
}
