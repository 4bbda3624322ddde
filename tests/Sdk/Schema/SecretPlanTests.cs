using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Offline;
using Keycloak = Pulumi.Keycloak;
using Random = Pulumi.Random;
using Vault = Pulumi.Vault;

namespace Infra.Tests.Sdk.Schema;

/// <summary>What makes, keeps and guards secrets, in the engine's hands: no text of one reaches a plan.</summary>
public class SecretPlanTests
{
    private static async Task<OfflineResult> Plan(Func<object?> program) => await OfflineEngine.RunAsync(
        new OfflineOptions { Project = "project", Stack = "stack" },
        () => new Dictionary<string, object?> { ["made"] = program() });

    private static PlannedResource Planned(OfflineResult result, string type)
    {
        Assert.Empty(result.Errors);
        return Assert.Single(result.Resources, resource => resource.Type == type);
    }

    [Fact]
    public async Task Plan_RandomPassword_GivesASecretThatIsNotKnown()
    {
        var result = await Plan(() => new Random.RandomPassword("database", new Random.RandomPasswordArgs { Length = 40, Special = false }).Result);

        Assert.Equal(new PlanValue.NumberValue(40), Planned(result, "random:index/randomPassword:RandomPassword").Inputs["length"]);
        Assert.IsType<PlanValue.SecretValue>(result.Outputs["made"]);
    }

    [Fact]
    public async Task Plan_RandomPasswordWithoutALength_IsRefused()
    {
        var result = await Plan(() => new Random.RandomPassword("database", new Random.RandomPasswordArgs { Special = false }).Result);

        Assert.Contains("length", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_VaultSecret_HidesItsTextWhoeverGivesIt()
    {
        var result = await Plan(() => new Vault.kv.SecretV2("login", new Vault.kv.SecretV2Args { Mount = "platform", Name = "shop/login", DataJson = """{"user":"shop"}""" }).DataJson);

        var inputs = Planned(result, "vault:kv/secretV2:SecretV2").Inputs;
        Assert.IsType<PlanValue.SecretValue>(inputs["dataJson"]);
        Assert.Equal(new PlanValue.TextValue("shop/login"), inputs["name"]);
        Assert.IsType<PlanValue.SecretValue>(result.Outputs["made"]);
    }

    [Fact]
    public async Task Plan_VaultProvider_SendsItsLoginAsJsonAndHidesTheToken()
    {
        var result = await Plan(() => new Vault.Provider("vault", new Vault.ProviderArgs
        {
            Address = "https://vault.example.com",
            SkipChildToken = true,
            AuthLogin = new Vault.Inputs.ProviderAuthLoginArgs
            {
                Path = "auth/kubernetes/login",
                Parameters = { ["role"] = "pulumi", ["jwt"] = Output.CreateSecret("hidden") },
            },
        }).Address);

        var inputs = Planned(result, "pulumi:providers:vault").Inputs;
        Assert.Equal(new PlanValue.TextValue("https://vault.example.com"), inputs["address"]);
        Assert.Equal(new PlanValue.TextValue("true"), inputs["skipChildToken"]);
        Assert.DoesNotContain("hidden", inputs["authLogin"]!.ToString(), StringComparison.Ordinal);
        Assert.IsType<PlanValue.SecretValue>(inputs["authLogin"]);
    }

    [Fact]
    public async Task Plan_Policy_SendsItsContentsAsPolicy()
    {
        var result = await Plan(() => new Vault.Policy("reader", new Vault.PolicyArgs { Name = "reader", PolicyContents = "# nothing" }).PolicyContents);

        Assert.Equal(new PlanValue.TextValue("# nothing"), Planned(result, "vault:index/policy:Policy").Inputs["policy"]);
    }

    [Fact]
    public async Task Plan_KeycloakClient_HidesItsSecret()
    {
        var result = await Plan(() => new Keycloak.OpenId.Client("vault", new Keycloak.OpenId.ClientArgs
        {
            RealmId = "platform",
            ClientId = "vault",
            AccessType = "CONFIDENTIAL",
            ClientSecret = "hidden",
            ValidRedirectUris = { "https://vault.example.com/ui/vault/auth/oidc/oidc/callback" },
        }).ClientSecret);

        Assert.IsType<PlanValue.SecretValue>(Planned(result, "keycloak:openid/client:Client").Inputs["clientSecret"]);
        Assert.IsType<PlanValue.SecretValue>(result.Outputs["made"]);
    }

    [Fact]
    public async Task Plan_Realm_NestsWhatDefendsItAndHidesTheMailServersPassword()
    {
        var result = await Plan(() => new Keycloak.Realm("platform", new Keycloak.RealmArgs
        {
            RealmName = "platform",
            SecurityDefenses = new Keycloak.Inputs.RealmSecurityDefensesArgs
            {
                BruteForceDetection = new Keycloak.Inputs.RealmSecurityDefensesBruteForceDetectionArgs { MaxLoginFailures = 5 },
            },
            SmtpServer = new Keycloak.Inputs.RealmSmtpServerArgs
            {
                Host = "mail.example.com",
                From = "platform@example.com",
                Auth = new Keycloak.Inputs.RealmSmtpServerAuthArgs { Username = "platform", Password = "hidden" },
            },
        }).RealmName);

        var inputs = Planned(result, "keycloak:index/realm:Realm").Inputs;
        Assert.Equal(new PlanValue.TextValue("platform"), inputs["realm"]);
        var defenses = Assert.IsType<PlanValue.MapValue>(inputs["securityDefenses"]);
        Assert.Equal(new PlanValue.NumberValue(5), Assert.IsType<PlanValue.MapValue>(defenses["bruteForceDetection"])["maxLoginFailures"]);
        var auth = Assert.IsType<PlanValue.MapValue>(Assert.IsType<PlanValue.MapValue>(inputs["smtpServer"])["auth"]);
        Assert.IsType<PlanValue.SecretValue>(auth["password"]);
    }

    [Fact]
    public async Task Plan_ConfigMap_HasItsApiVersionAndKind()
    {
        var result = await Plan(() => new ConfigMap("marker", new ConfigMapArgs { Data = { ["name"] = "main" } }).Kind);

        var inputs = Planned(result, "kubernetes:core/v1:ConfigMap").Inputs;
        Assert.Equal((new PlanValue.TextValue("v1"), new PlanValue.TextValue("ConfigMap")), (inputs["apiVersion"], inputs["kind"]));
    }
}
