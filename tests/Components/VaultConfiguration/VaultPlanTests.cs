#if PULUMI_OFFLINE
using Infra.Components;
using Pulumi.Offline;

namespace Infra.Tests.Components;

/// <summary>What a plan shows of Vault, and what it must not.</summary>
public sealed class VaultPlanTests
{
    [Fact]
    public async Task Plan_Everything_HasNoTextOfASecret()
    {
        var plan = await PlanAsync();

        var texts = plan.Resources.SelectMany(resource => resource.Inputs.Items.Values).Concat(plan.Outputs.Items.Values).SelectMany(Texts).ToList();
        Assert.Contains("https://vault.dev.example.com", texts);
        Assert.DoesNotContain(texts, text => text.Contains("hidden", StringComparison.Ordinal) || text.Contains("apiVersion", StringComparison.Ordinal));
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "main-vault-secret-platform/iam-system/keycloak-db-owner").Inputs["dataJson"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "main-vault-secret-platform/iam-system/vault-oidc").Inputs["dataJson"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "main-sign-in-backend").Inputs["oidcClientSecret"]);
    }

    [Fact]
    public async Task Plan_Login_IsKnownOnlyAfterUp()
    {
        var plan = await PlanAsync();

        Assert.Null(PlanText(Find(plan, "main-vault-provider").Inputs["authLogin"]));
        Assert.Equal("https://vault.dev.example.com", PlanText(Find(plan, "main-vault-provider").Inputs["address"]));
    }

    [Fact]
    public async Task Plan_Provider_IsWhatEveryPartOfVaultIsMadeBy()
    {
        var plan = await PlanAsync();

        foreach (var component in new[] { "main-vault", "main-sign-in" })
        {
            var parts = plan.Resources.Where(resource => resource.Type.StartsWith("vault:", StringComparison.Ordinal) && resource.Name.StartsWith(component, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(parts);
            Assert.All(parts, part => Assert.Contains($"::{component}-provider", part.Provider, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Plan_Mounts_AreProtectedUnlessSaidOtherwise()
    {
        Assert.True(Find(await PlanAsync(), "main-vault-mount-teams").Protect);
        Assert.False(Find(await PlanAsync(args => args with { Protect = false }), "main-vault-mount-teams").Protect);
    }

    [Fact]
    public async Task Plan_Order_IsAuditThenMountsThenSecrets()
    {
        var plan = await PlanAsync();

        Assert.Contains(Find(plan, "main-vault-mount-platform").DependsOn, urn => urn.EndsWith("::main-vault-audit", StringComparison.Ordinal));
        Assert.Contains(Find(plan, "main-vault-secret-platform/iam-system/keycloak-db-owner").DependsOn, urn => urn.EndsWith("::main-vault-mount-platform", StringComparison.Ordinal));
        Assert.Contains(Find(plan, "main-vault-provider").DependsOn, urn => urn.EndsWith("::main-vault-wait", StringComparison.Ordinal));
    }

    private static PlannedResource Find(OfflineResult plan, string name) => Assert.Single(plan.Resources, resource => resource.Name == name);

    private static string? PlanText(PlanValue? value) => (value as PlanValue.TextValue)?.Value;

    private static IEnumerable<string> Texts(PlanValue value) => value switch
    {
        PlanValue.TextValue text => [text.Value],
        PlanValue.ListValue list => list.Items.SelectMany(Texts),
        PlanValue.MapValue map => map.Items.Values.SelectMany(Texts),
        PlanValue.TemplateValue template => template.Parts.SelectMany(Texts),
        _ => [],
    };

    private static async Task<OfflineResult> PlanAsync(Func<VaultConfigurationArgs, VaultConfigurationArgs>? change = null)
    {
        var plan = await OfflineEngine.RunAsync(new OfflineOptions { Project = "infra", Stack = "dev" }, () =>
        {
            var path = new VaultPath(VaultFolder.OfPlatform("iam-system"), "vault-oidc");
            var secrets = new PlatformSecrets("secrets", new PlatformSecretsArgs { Secrets = [new(path, [SecretKey.Generated("client-secret"), SecretKey.Fixed("client-id", "vault")])] });
            var args = VaultConfigurationTests.Args();
            args = args with { Secrets = [.. args.Secrets, .. secrets.All] };
            var vault = new VaultConfiguration("main-vault", change is null ? args : change(args));
            _ = new VaultSignIn("main-sign-in", new VaultSignInArgs
            {
                Vault = vault,
                IssuerUrl = "https://login.dev.example.com/realms/platform",
                ClientSecret = secrets[path].Entries["client-secret"],
                RedirectUris = ["https://vault.dev.example.com/ui/vault/auth/oidc/oidc/callback"],
            });
            return new Dictionary<string, object?> { ["owner"] = args.Secrets[0].ToJson() };
        });
        Assert.Empty(plan.Errors);
        return plan;
    }
}
#endif
