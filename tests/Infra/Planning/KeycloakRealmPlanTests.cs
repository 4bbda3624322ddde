using Infra.Components;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Offline;

namespace Infra.Tests.Planning;

/// <summary>What a plan shows of the realm, and what it must not.</summary>
public sealed class KeycloakRealmPlanTests
{
    [Fact]
    public async Task Plan_Everything_HasNoTextOfASecret()
    {
        var plan = await PlanAsync();

        var texts = plan.Resources.SelectMany(resource => resource.Inputs.Items.Values).Concat(plan.Outputs.Items.Values).SelectMany(Texts).ToList();
        Assert.Contains("https://login.dev.example.com", texts);
        Assert.DoesNotContain(texts, text => text.Contains("PRIVATE", StringComparison.Ordinal));
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "platform-provider").Inputs["clientSecret"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "platform-client-pages").Inputs["clientSecret"]);
        Assert.IsType<PlanValue.SecretValue>(Find(plan, "platform-upstream").Inputs["clientSecret"]);
        Assert.Contains("smtp.example.com", texts);
    }

    [Fact]
    public async Task Plan_EveryPart_IsMadeByTheProviderThatWaits()
    {
        var plan = await PlanAsync();

        Assert.All(
            plan.Resources.Where(resource => resource.Type.StartsWith("keycloak:", StringComparison.Ordinal)),
            resource => Assert.Contains("::platform-provider", resource.Provider, StringComparison.Ordinal));
        Assert.Contains(Find(plan, "platform-provider").DependsOn, urn => urn.EndsWith("::platform-wait", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_SignInFlow_WaitsForTheRoleThatItAsksFor() =>
        Assert.Contains(Find(await PlanAsync(), "platform-sign-in-administrators-role").DependsOn, urn => urn.EndsWith("::platform-role-platform-administrator", StringComparison.Ordinal));

    // The scope is known by its name, which no input of Keycloak's makes wait for it.
    [Fact]
    public async Task Plan_ClientsScopes_WaitForTheGroupsScope() =>
        Assert.Contains(Find(await PlanAsync(), "platform-client-argocd-scopes").DependsOn, urn => urn.EndsWith("::platform-groups", StringComparison.Ordinal));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_Realm_IsProtectedWhereDataIs(bool protect)
    {
        var realm = Find(await PlanAsync(protect), "platform-realm");

        Assert.Equal(protect, realm.Protect);
        // The flows that people sign in by are bound apart from the realm, which they need.
        Assert.Equal("browserFlow directGrantFlow resetCredentialsFlow", string.Join(' ', realm.IgnoreChanges));
    }

    private static UpstreamIdentityProvider Company { get; } = new()
    {
        Alias = "company",
        DisplayName = "Example Ltd",
        IssuerUrl = "https://id.example.com/tenant",
        AuthorizationUrl = "https://id.example.com/tenant/authorize",
        TokenUrl = "https://id.example.com/tenant/token",
        JwksUrl = "https://id.example.com/tenant/keys",
        ClientId = "keycloak-dev",
    };

    private static RealmClient Pages { get; } = new()
    {
        ClientId = "pages",
        DisplayName = "Pages",
        RedirectUris = ["https://pages.dev.example.com/callback"],
        WebOrigins = ["https://pages.dev.example.com"],
        Secret = new SsoClient { ClientId = "pages", DisplayName = "Pages", SecretNamespace = "pages" }.Secret,
    };

    private static PlannedResource Find(OfflineResult plan, string name) => Assert.Single(plan.Resources, resource => resource.Name == name && resource.Custom);

    private static IEnumerable<string> Texts(PlanValue value) => value switch
    {
        PlanValue.TextValue text => [text.Value],
        PlanValue.ListValue list => list.Items.SelectMany(Texts),
        PlanValue.MapValue map => map.Items.Values.SelectMany(Texts),
        PlanValue.TemplateValue template => template.Parts.SelectMany(Texts),
        _ => [],
    };

    private static async Task<OfflineResult> PlanAsync(bool protect = false)
    {
        var plan = await OfflineEngine.RunAsync(new OfflineOptions { Project = "infra", Stack = "dev" }, () =>
        {
            var context = RuleAddons.Context with { IdentityProvider = Company, Mail = new OutgoingMail { Host = "smtp.example.com", From = "login@example.com", Username = "keycloak" } };
            var realm = new KeycloakRealm("platform", new KeycloakRealmArgs
            {
                Context = context,
                PulumiClientSecret = "PRIVATEpulumi",
                Clients = [.. RealmClients.Of(context, [ArgoCd.Declare(context)]).Clients, Pages],
                ClientSecrets = new Dictionary<string, Input<string>> { ["pages"] = "PRIVATEpages" },
                IdentityProviderSecret = "PRIVATEupstream",
                MailPassword = "PRIVATEmail",
                Protect = protect,
            });
            return new Dictionary<string, object?> { ["clients"] = realm.Clients["pages"].ClientSecret };
        });
        Assert.Empty(plan.Errors);
        return plan;
    }
}
