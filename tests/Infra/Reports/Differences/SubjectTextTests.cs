using Infra.Reports.Differences;

namespace Infra.Tests.Reports.Differences;

public sealed class SubjectTextTests
{
    [Theory]
    [InlineData("urn:pulumi:dev::platform::platform:network:Vpc$aws:ec2/vpc:Vpc::main", "ec2:Vpc main")]
    [InlineData("urn:pulumi:dev::platform::aws:s3/bucketObjectv2:BucketObjectv2::main-documents#InstanceGroup/general", "s3:BucketObjectv2 main-documents #InstanceGroup/general")]
    [InlineData("urn:pulumi:dev::platform::aws:ec2/vpc:Vpc::a#b#cost", "ec2:Vpc a#b #cost")]
    [InlineData("kubernetes/dev/x/y.yaml#Kind/name", "kubernetes/dev/x/y.yaml#Kind/name")]
    public void Of_ASubject_IsShort(string subject, string text) => Assert.Equal(text, SubjectText.Of(subject));
}
