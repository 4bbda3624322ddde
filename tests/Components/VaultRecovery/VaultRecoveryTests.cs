using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultRecoveryTests
{
    [Fact]
    public async Task Constructor_Defaults_MakesAnEmptySecretWithVaultsKey()
    {
        var resources = await AwsMocks.RunAsync(() => Create(args => args));

        var secret = resources["recovery-secret"];
        Assert.Equal("infra-dev-main-vault-recovery", secret["name"]);
        Assert.Equal("arn:of:keys-vault", secret["kmsKeyId"]);
        Assert.Equal(30d, secret["recoveryWindowInDays"]);
        Assert.Equal("cc-1001", secret["tags.CostCentre"]);
        // No version: what it holds never passes through Pulumi.
        Assert.Single(resources.All, resource => resource.Type.StartsWith("aws:secretsmanager/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecretName_IsKnownInAPlan()
    {
        VaultRecovery? recovery = null;
        await AwsMocks.RunAsync(() => recovery = Create(args => args));

        Assert.Equal(Vault.RecoverySecret(TestScope.Dev, TestScope.Cluster), recovery!.SecretName);
        Assert.Equal("recovery-secret", recovery.Secret.GetResourceName());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(30, true)]
    [InlineData(6, false)]
    [InlineData(31, false)]
    [InlineData(-1, false)]
    public async Task Constructor_RecoveryWindow_IsSecretsManagers(int days, bool isPossible)
    {
        if (isPossible)
            Assert.Equal((double)days, (await AwsMocks.RunAsync(() => Create(args => args with { RecoveryWindowInDays = days })))["recovery-secret"]["recoveryWindowInDays"]);
        else
            Assert.Contains($"RecoveryWindowInDays is {days}; Secrets Manager waits 7 to 30 days", await AwsMocks.FailAsync(() => Create(args => args with { RecoveryWindowInDays = days })), StringComparison.Ordinal);
    }

    private static VaultRecovery Create(Func<VaultRecoveryArgs, VaultRecoveryArgs> change) =>
        new("recovery", change(new VaultRecoveryArgs { Scope = TestScope.Dev, ClusterName = TestScope.Cluster, Keys = TestScope.Keys() }));
}
