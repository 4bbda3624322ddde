using System.Collections.Immutable;
using Infra.Components;
using Pulumi;
using Pulumi.Offline;

namespace Infra.Tests.Planning;

/// <summary>What a plan shows of Vault, and what it must not.</summary>
public sealed class VaultPlanTests
{
    [Fact]
    public async Task Plan_Everything_HasNoTextOfASecret()
    {
        var plan = await PlanAsync();

        var texts = plan.Resources.SelectMany(resource => resource.Inputs.Items.Values).Concat(plan.Outputs.Items.Values).SelectMany(Texts).ToList();
        Assert.Contains("https://vault.dev.example.com", texts);
        Assert.DoesNotContain(texts, text => text.Contains("hidden", StringComparison.Ordinal));
        Assert.IsType<PlanValue.SecretValue>(plan.Outputs["owner"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "main-vault-secret-platform/iam-system/keycloak-db-owner").Inputs["dataJson"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "main-vault-secret-platform/iam-system/vault-oidc").Inputs["dataJson"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "main-sign-in-backend").Inputs["oidcClientSecret"]);
    }

    [Fact]
    public async Task Plan_Login_IsKnownOnlyAfterUp()
    {
        var plan = await PlanAsync();

        var inputs = Find(plan, "main-vault-provider").Inputs;
        Assert.IsType<PlanValue.UnknownValue>(inputs["authLogin"]);
        Assert.Equal(new PlanValue.TextValue("https://vault.dev.example.com"), inputs["address"]);
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
        // A teardown that was interrupted asks no cluster for a token whose Vault is gone.
        Assert.Contains(Find(plan, "main-sign-in-provider").DependsOn, urn => urn.EndsWith("::main-vault-wait", StringComparison.Ordinal));
    }

    private static PlannedResource Find(OfflineResult plan, string name) => Assert.Single(plan.Resources, resource => resource.Name == name);

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
            var (login, owner) = (new VaultPath(VaultFolder.OfPlatform("iam-system"), "vault-oidc"), new VaultPath(VaultFolder.OfPlatform("iam-system"), "keycloak-db-owner"));
            var secrets = new PlatformSecrets("secrets", new PlatformSecretsArgs { Secrets = [new(login, [SecretKey.Generated("client-secret"), SecretKey.Fixed("client-id", "vault")])] });
            var given = new MadeSecret(owner, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
                [KeyValuePair.Create("password", Output.CreateSecret("hidden-password")), KeyValuePair.Create("username", Output.Create("keycloak"))]));
            var args = new VaultConfigurationArgs
            {
                Server = new VaultConnection { ClusterName = "main.dev.example.com", Address = "https://vault.dev.example.com", Kubeconfig = Output.CreateSecret("hidden-kubeconfig") },
                Secrets = [given, .. secrets.All],
                Consumers = [new() { Name = "platform", ServiceAccount = new ServiceAccountName("external-secrets", "platform"), Secrets = [owner, login] }],
            };
            var vault = new VaultConfiguration("main-vault", change is null ? args : change(args));
            _ = new VaultSignIn("main-sign-in", new VaultSignInArgs
            {
                Vault = vault,
                IssuerUrl = "https://login.dev.example.com/realms/platform",
                ClientSecret = secrets[login].Entries["client-secret"],
                RedirectUris = ["https://vault.dev.example.com/ui/vault/auth/oidc/oidc/callback"],
            });
            return new Dictionary<string, object?> { ["owner"] = given.ToJson() };
        });
        Assert.Empty(plan.Errors);
        return plan;
    }
}
