using Infra.Components;

namespace Infra.Tests.Components;

public sealed class StorageTests
{
    private static StorageClass Find(string name) => Storage.Declare(AddonContexts.Dev()).Objects.Cast<StorageClass>().Single(each => each.Metadata.Name == name);

    [Theory]
    [InlineData(Storage.DefaultClass)]
    [InlineData(Storage.RetainedClass)]
    public void Objects_EveryClass_IsEncryptedWithTheStacksKey(string name)
    {
        var parameters = Find(name).Parameters;

        Assert.Equal("true", parameters["encrypted"]);
        Assert.Equal("arn:aws:kms:eu-central-1:111122223333:alias/infra-dev-ebs", parameters["kmsKeyId"]);
        Assert.Equal("gp3", parameters["type"]);
    }

    [Theory]
    [InlineData(Storage.DefaultClass, "Delete")]
    [InlineData(Storage.RetainedClass, "Retain")]
    public void Objects_EveryClass_KeepsItsVolumesAsItsNameSays(string name, string policy)
    {
        var found = Find(name);

        Assert.Equal(policy, found.ReclaimPolicy);
        Assert.Equal("WaitForFirstConsumer", found.VolumeBindingMode);
        Assert.True(found.AllowVolumeExpansion);
        Assert.Equal("ebs.csi.aws.com", found.Provisioner);
    }

    [Fact]
    public void Objects_Classes_HaveOneDefault()
    {
        var defaults = Storage.Declare(AddonContexts.Dev()).Objects.Where(each => each.Metadata.Annotations?.ContainsKey("storageclass.kubernetes.io/is-default-class") ?? false);

        Assert.Equal(Storage.DefaultClass, Assert.Single(defaults).Metadata.Name);
    }
}
