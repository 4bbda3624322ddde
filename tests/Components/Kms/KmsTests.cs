using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KmsTests
{
    [Fact]
    public async Task Constructor_Defaults_CreatesRotatedKeysWithAliases()
    {
        var resources = await AwsMocks.RunAsync(() => TestScope.Keys());

        Assert.Equal(["keys-alerts", "keys-ebs", "keys-etcd", "keys-logs", "keys-s3", "keys-secrets", "keys-vault"], resources.NamesOfType("aws:kms/key:Key"));
        Assert.Equal(7, resources.OfType("aws:kms/alias:Alias").Count);
        Assert.Equal("keys", Assert.Single(resources.OfType("platform:aws:Kms")).Name);
        foreach (var key in resources.OfType("aws:kms/key:Key"))
        {
            Assert.Equal(true, key["enableKeyRotation"]);
            Assert.Equal(365.0, key["rotationPeriodInDays"]);
            Assert.Equal(30.0, key["deletionWindowInDays"]);
            Assert.StartsWith("{\"Version\":\"2012-10-17\"", key.Text("policy"), StringComparison.Ordinal);
            Assert.Equal("cc-1001", key["tags.CostCentre"]);
        }
    }

    [Fact]
    public async Task Constructor_Alias_NamesItsKey()
    {
        var resources = await AwsMocks.RunAsync(() => TestScope.Keys());

        Assert.Equal("alias/infra-dev-etcd", resources["keys-etcd-alias"]["name"]);
        Assert.Equal("keys-etcd-id", resources["keys-etcd-alias"]["targetKeyId"]);
        Assert.Equal("infra-dev-etcd", resources["keys-etcd"]["tags.Name"]);
    }

    [Fact]
    public async Task Constructor_VaultRole_IsInVaultsPolicyAlone()
    {
        const string Role = "arn:aws:iam::111122223333:role/infra-dev-vault";
        var resources = await AwsMocks.RunAsync(() => _ = new Kms("keys", new KmsArgs { Scope = TestScope.Dev, VaultRoleArns = [Role] }));

        Assert.Equal(["keys-vault"], resources.OfType("aws:kms/key:Key").Where(key => key.Text("policy").Contains(Role, StringComparison.Ordinal)).Select(key => key.Name));
    }

    [Fact]
    public async Task Constructor_EncryptsVolumesByDefault_UsesTheVolumesKey()
    {
        Assert.Empty((await AwsMocks.RunAsync(() => TestScope.Keys())).OfType("aws:ebs/encryptionByDefault:EncryptionByDefault"));

        var resources = await AwsMocks.RunAsync(() => _ = new Kms("keys", new KmsArgs { Scope = TestScope.Dev, EncryptsVolumesByDefault = true }));
        Assert.Equal("arn:of:keys-ebs", resources["keys-default-volume-key"]["keyArn"]);
        Assert.Equal(true, resources["keys-default-volume-encryption"]["enabled"]);
    }

    [Fact]
    public async Task Indexer_Purpose_IsItsKey()
    {
        Kms? keys = null;
        await AwsMocks.RunAsync(() => keys = TestScope.Keys());

        Assert.Equal("keys-logs", keys![KeyPurpose.Logs].GetResourceName());
    }

    [Theory]
    [InlineData(89, 30, "RotationPeriodInDays is 89")]
    [InlineData(2561, 30, "RotationPeriodInDays is 2561")]
    [InlineData(365, 6, "DeletionWindowInDays is 6")]
    [InlineData(365, 31, "DeletionWindowInDays is 31")]
    public async Task Constructor_DaysOutOfRange_Fails(int rotation, int window, string expected) =>
        Assert.Contains(
            expected,
            await AwsMocks.FailAsync(() => _ = new Kms("keys", new KmsArgs { Scope = TestScope.Dev, RotationPeriodInDays = rotation, DeletionWindowInDays = window })),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("infra-dev-vault")]
    [InlineData("arn:aws:iam::444455556666:role/vault")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    public async Task Constructor_ForeignRole_Fails(string arn) =>
        Assert.Contains(
            $"'{arn}' cannot use a key",
            await AwsMocks.FailAsync(() => _ = new Kms("keys", new KmsArgs { Scope = TestScope.Dev, VaultRoleArns = [arn] })),
            StringComparison.Ordinal);
}
