using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class EtcdEncryptionTests : RuleTest<EtcdEncryption>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_KeyKnownAfterUp_Holds() => AssertHolds(new PlanBuilder().Add(
        "aws:s3/bucketObjectv2:BucketObjectv2", "o",
        """
        {"key": "_documents/a.example.com.yaml", "content": {"$template":
          ["kind: Cluster\nspec:\n  etcdClusters:\n  - etcdMembers:\n    - encryptedVolume: true\n      kmsKeyId: ", {"$unknown": "urn#arn"}, "\n"]}}
        """));

    [Theory]
    [InlineData("encryptedVolume: true, kmsKeyId: arn", "kmsKeyId: arn", "Member 'a' of etcd cluster 'main' has a volume that is not encrypted")]
    [InlineData("encryptedVolume: true, kmsKeyId: arn", "encryptedVolume: false, kmsKeyId: arn", "not encrypted")]
    [InlineData("encryptedVolume: true, kmsKeyId: arn", "encryptedVolume: true", "without a KMS key of ours")]
    public void Check_Member_Breaks(string before, string after, string message) =>
        AssertBroken(KopsYaml.With(before, after, once: true), KopsYaml.ClusterSubject, message);
}
