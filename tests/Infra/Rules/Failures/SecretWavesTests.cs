using Infra.Planning;
using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class SecretWavesTests : RuleTest<SecretWaves>
{
    private const string Wave = "metadata annotations argocd.argoproj.io/sync-wave";
    private const string Store = "ClusterSecretStore/vault";
    private static readonly string Stores = PlatformPlan.UrnOf("secret-stores");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Fact]
    public void Check_PlanWithoutSecrets_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Fact]
    public void Check_WorkloadBesideAStore_Breaks()
    {
        var plan = new PlatformPlan().Add("secret-stores", """{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "x", "namespace": "shop"}}""");
        AssertBroken(plan, plan.SubjectOf("Deployment/x"), "in the Application \"secret-stores\"");
    }

    [Fact]
    public void Check_SyncThatDoesNotTryAgain_Breaks() =>
        AssertBroken(new PlatformPlan().WithInput(Stores, "spec syncPolicy retry", null), Stores, "does not try again");

    [Theory]
    [InlineData("vault")]
    [InlineData("vault-config")]
    public void Check_StoreNoLaterThanVault_Breaks(string application)
    {
        var plan = new PlatformPlan();
        plan.WithInput(PlatformPlan.UrnOf(application), Wave, $"\"{plan.WaveOf("secret-stores")}\"");
        AssertBroken(plan, plan.SubjectOf(Store), $"no later than {application}.");
    }

    [Fact]
    public void Check_StoreThatDoesNotWaitForVaultsConfiguration_Breaks() =>
        AssertBroken(new PlatformPlan().Change(Stores, WithoutVault), Stores, "depends on no role of Vault's");

    [Fact]
    public void Check_StoreThatWaitsForARoleItself_Holds()
    {
        var role = PlatformPlan.Urn("vault:kubernetes/authBackendRole:AuthBackendRole", "main-platform");
        AssertHolds(new PlatformPlan().Change(Stores, stores => WithoutVault(stores) with { DependsOn = [role] }));
    }

    [Fact]
    public void Check_SecretNoLaterThanItsStore_Breaks()
    {
        var plan = new PlatformPlan().Move("ExternalSecret/payment", application: "secret-stores");
        AssertBroken(plan, plan.SubjectOf("ExternalSecret/payment"), "no later than its store, by secret-stores");
    }

    [Fact]
    public void Check_ConsumerNoLaterThanItsSecret_Breaks()
    {
        var plan = new PlatformPlan();
        plan.WithInput(PlatformPlan.UrnOf("shop"), Wave, $"\"{plan.WaveOf("secrets")}\"");
        AssertBroken(plan, PlatformPlan.UrnOf("shop"), "no later than the secrets of shop, by secrets");
    }

    private static PlanResource WithoutVault(PlanResource stores) => stores with { DependsOn = stores.DependsOn.Remove(PlatformCloud.UrnOfVault("main")) };
}
