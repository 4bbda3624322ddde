using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

public sealed class KeycloakRealmTests
{
    [Fact]
    public async Task Constructor_Provider_IsTheClientOfUpInTheRealmMaster()
    {
        var resources = await RunAsync();

        Assert.Equal(("https://login.dev.example.com", "master", "pulumi", "PRIVATEpulumi"), (Text("url"), Text("realm"), Text("clientId"), Text("clientSecret")));
        // A preview before there is a Keycloak asks it nothing.
        Assert.Equal("false", resources["platform-provider"]["initialLogin"]?.ToString()?.ToLowerInvariant());
        Assert.Equal("https://login.dev.example.com", resources["platform-wait"]["environment.ADDRESS"]);
        Assert.Equal(WaitForAnswer.Script, resources["platform-wait"]["create"]);

        string? Text(string input) => resources["platform-provider"][input] as string;
    }

    [Fact]
    public async Task Constructor_Realm_LetsNobodyInByHimself()
    {
        var realm = (await RunAsync())["platform-realm"];

        Assert.Equal(("platform", true, "all"), (realm["realm"], realm["enabled"], realm["sslRequired"]));
        foreach (var closed in new[] { "registrationAllowed", "rememberMe", "resetPasswordAllowed", "verifyEmail", "duplicateEmailsAllowed", "editUsernameAllowed" })
            Assert.Equal(false, realm[closed]);
        Assert.StartsWith("length(14) ", realm.Text("passwordPolicy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_MailServer_LetsPeopleSetAForgottenPassword()
    {
        var realm = (await RunAsync(args => args with { Context = args.Context with { Mail = SampleMail.Server }, MailPassword = "PRIVATEmail" }))["platform-realm"];

        Assert.Equal((true, true), (realm["resetPasswordAllowed"], realm["verifyEmail"]));
        Assert.Equal(("smtp.example.com", "465", true, false), (realm["smtpServer.host"], realm["smtpServer.port"], realm["smtpServer.ssl"], realm["smtpServer.starttls"]));
        Assert.Equal(("login@example.com", "keycloak", "PRIVATEmail"), (realm["smtpServer.from"], realm["smtpServer.auth.username"], realm["smtpServer.auth.password"]));
    }

    [Fact]
    public async Task Constructor_NoMailServer_HasNone() => Assert.Null((await RunAsync())["platform-realm"]["smtpServer"]);

    [Fact]
    public async Task Constructor_Realm_HasShortTokensAndSlowGuesses()
    {
        var realm = (await RunAsync())["platform-realm"];

        Assert.Equal(("5m", "30m", "10h"), (realm["accessTokenLifespan"], realm["ssoSessionIdleTimeout"], realm["ssoSessionMaxLifespan"]));
        Assert.Equal((true, 0.0, "RS256"), (realm["revokeRefreshToken"], Number(realm["refreshTokenMaxReuse"]), realm["defaultSignatureAlgorithm"]));
        Assert.Equal(10, Number(realm["securityDefenses.bruteForceDetection.maxLoginFailures"]));
        Assert.Equal(false, realm["securityDefenses.bruteForceDetection.permanentLockout"]);
        Assert.Equal("nosniff", realm["securityDefenses.headers.xContentTypeOptions"]);
        Assert.Equal(("totp", false), (realm["otpPolicy.type"], realm["otpPolicy.codeReusable"]));
    }

    [Fact]
    public async Task Constructor_Events_AreLoggedAndKeptWithoutWholeObjects()
    {
        var events = (await RunAsync())["platform-events"];

        Assert.Equal((true, true, false), (events["eventsEnabled"], events["adminEventsEnabled"], events["adminEventsDetailsEnabled"]));
        Assert.Equal(["jboss-logging"], events.Texts("eventsListeners"));
        Assert.Equal(2592000, Number(events["eventsExpiration"]));
    }

    [Fact]
    public async Task Constructor_PublicClient_ProvesItselfByPkceAlone()
    {
        var client = (await RunAsync())["platform-client-argocd"];

        Assert.Equal(("argocd", "PUBLIC", "S256"), (client["clientId"], client["accessType"], client["pkceCodeChallengeMethod"]));
        Assert.Null(client["clientSecret"]);
        Assert.Equal(true, client["standardFlowEnabled"]);
        foreach (var off in new[] { "implicitFlowEnabled", "directAccessGrantsEnabled", "serviceAccountsEnabled", "oauth2DeviceAuthorizationGrantEnabled", "fullScopeAllowed", "consentRequired" })
            Assert.Equal(false, client[off]);
        Assert.Equal(
            ["http://localhost:8085/auth/callback", "https://argocd.dev.example.com/auth/callback", "https://argocd.dev.example.com/pkce/verify"], client.Texts("validRedirectUris"));
        Assert.Equal(["https://argocd.dev.example.com"], client.Texts("webOrigins"));
    }

    [Fact]
    public async Task Constructor_ConfidentialClient_HasItsSecret()
    {
        var client = (await RunAsync())["platform-client-pages"];

        Assert.Equal(("CONFIDENTIAL", "PRIVATEpages", "S256"), (client["accessType"], client["clientSecret"], client["pkceCodeChallengeMethod"]));
    }

    // What API servers, Argo CD, Vault and Backstage decide by.
    [Fact]
    public async Task Constructor_EveryClient_IsToldGroupsByTheirNames()
    {
        var resources = await RunAsync();
        var claim = resources["platform-groups-claim"];

        Assert.Equal(("groups", false, true, "platform-groups-id"), (claim["claimName"], claim["fullPath"], claim["addToIdToken"], claim["clientScopeId"]));
        foreach (var client in new[] { "argocd", "kubernetes", "pages" })
        {
            Assert.Contains("groups", resources[$"platform-client-{client}-scopes"].Texts("defaultScopes"));
            // `argocd login --sso` asks for it, and fails where it may not.
            Assert.Equal(client == "argocd" ? ["offline_access"] : Array.Empty<string>(), resources[$"platform-client-{client}-optional-scopes"].Texts("optionalScopes"));
        }
    }

    [Fact]
    public async Task Constructor_Groups_AreThePlatformsAndEachTeams() => Assert.Equal(
        new[] { "platform-administrators", "platform-auditors" }.Concat(SampleTeams.Shop.Groups).Order(StringComparer.Ordinal),
        (await RunAsync()).OfType("keycloak:index/group:Group").Select(group => group.Text("name")).Order(StringComparer.Ordinal));

    // Who sees clients sees their secrets; who changes them changes what is declared.
    [Fact]
    public async Task Constructor_Rights_AreToLookAndForAdministratorsToLookAfterPeople()
    {
        var resources = await RunAsync();
        var (administrator, auditor) = (resources["platform-role-platform-administrator"].Texts("compositeRoles"), resources["platform-role-platform-auditor"].Texts("compositeRoles"));

        Assert.Equal(["manage-users of id of realm-management"], administrator.Except(auditor));
        Assert.All(auditor, right => Assert.True(right.StartsWith("query-", StringComparison.Ordinal) || right.StartsWith("view-", StringComparison.Ordinal), right));
        Assert.DoesNotContain("view-clients of id of realm-management", administrator);
        Assert.Equal(["platform-role-platform-administrator-id"], resources["platform-group-platform-administrators-roles"].Texts("roleIds"));
        Assert.Equal(["platform-role-platform-auditor-id"], resources["platform-group-platform-auditors-roles"].Texts("roleIds"));
        Assert.Equal(2, resources.OfType("keycloak:index/groupRoles:GroupRoles").Count);
    }

    [Fact]
    public async Task Constructor_SignIn_AsksAdministratorsForASecondFactorAndNobodyTwice()
    {
        var resources = await RunAsync();

        Assert.Equal("platform-browser", resources["platform-sign-in-binding"]["browserFlow"]);
        Assert.Equal(
            [
                "10 auth-cookie ALTERNATIVE", "20 identity-provider-redirector ALTERNATIVE", "30 password ALTERNATIVE",
                "password 10 auth-username-password-form REQUIRED", "password 20 administrators CONDITIONAL", "password 30 others CONDITIONAL",
                "password-administrators 10 conditional-user-role REQUIRED", "password-administrators 20 auth-otp-form REQUIRED",
                "password-direct-grant 10 deny-access-authenticator REQUIRED",
                "password-others 10 conditional-user-role REQUIRED", "password-others 20 conditional-user-configured REQUIRED", "password-others 30 auth-otp-form REQUIRED",
            ],
            Steps(resources).Order(StringComparer.Ordinal));
        Assert.Equal(("platform-administrator", "false"), Role(resources, "administrators"));
        Assert.Equal(("platform-administrator", "true"), Role(resources, "others"));
    }

    // "admin-cli", which every realm has, would take a password alone.
    [Fact]
    public async Task Constructor_SignIn_TakesNoPasswordByAClient() =>
        Assert.Equal("platform-browser-direct-grant", (await RunAsync())["platform-sign-in-binding"]["directGrantFlow"]);

    [Fact]
    public async Task Constructor_Profile_LetsNobodyChangeWhatHeIsKnownBy()
    {
        var profile = (await RunAsync())["platform-profile"];

        Assert.Equal(
            ["username: admin", "email: admin", "firstName: admin user", "lastName: admin user"],
            Enumerable.Range(0, 4).Select(index => $"{profile[$"attributes.{index}.name"]}: {string.Join(' ', profile.Texts($"attributes.{index}.permissions.edits"))}"));
    }

    // Whoever reads an administrator's mail is not one.
    [Fact]
    public async Task Constructor_MailServer_SetsNoPasswordOfAdministrators()
    {
        var resources = await RunAsync(args => args with { Context = args.Context with { Mail = SampleMail.Server }, MailPassword = "PRIVATEmail" });
        var steps = resources.OfType("keycloak:authentication/execution:Execution").Where(step => step.Text("parentFlowAlias").StartsWith("platform-browser-reset", StringComparison.Ordinal))
            .Select(step => $"{step["parentFlowAlias"]} {Number(step["priority"])} {step["authenticator"]} {step["requirement"]}");

        Assert.Equal("platform-browser-reset", resources["platform-sign-in-binding"]["resetCredentialsFlow"]);
        Assert.Equal(
            [
                "platform-browser-reset 10 reset-credentials-choose-user REQUIRED", "platform-browser-reset 30 reset-credential-email REQUIRED",
                "platform-browser-reset 40 reset-password REQUIRED",
                "platform-browser-reset-administrators 10 conditional-user-role REQUIRED", "platform-browser-reset-administrators 20 deny-access-authenticator REQUIRED",
                "platform-browser-reset-otp 10 conditional-user-configured REQUIRED", "platform-browser-reset-otp 20 reset-otp REQUIRED",
            ],
            steps.Order(StringComparer.Ordinal));
        Assert.Equal((20.0, "CONDITIONAL"), (Number(resources["platform-sign-in-reset-administrators"]["priority"]), resources["platform-sign-in-reset-administrators"]["requirement"]));
        Assert.Equal(("platform-administrator", "false"), Role(resources, "reset-administrators"));
    }

    [Fact]
    public async Task Constructor_NoMailServer_LeavesKeycloaksOwnFlow() =>
        Assert.Equal("reset credentials", (await RunAsync())["platform-sign-in-binding"]["resetCredentialsFlow"]);

    [Fact]
    public async Task Constructor_NoUpstreamProvider_MakesNone() => Assert.Empty((await RunAsync()).OfType("keycloak:oidc/identityProvider:IdentityProvider"));

    [Fact]
    public async Task Constructor_UpstreamProvider_SaysWhoIsInWhichGroup()
    {
        var resources = await RunAsync(args => args with
        {
            Context = args.Context with { IdentityProvider = SampleIdentityProvider.Company with { GroupsClaim = "roles" } },
            IdentityProviderSecret = "PRIVATEupstream",
        });
        var provider = resources["platform-upstream"];
        var mapping = resources["platform-upstream-platform-auditors"];

        Assert.Equal(("company", "keycloak-dev", "PRIVATEupstream"), (provider["alias"], provider["clientId"], provider["clientSecret"]));
        Assert.Equal((true, "FORCE", "https://id.example.com/tenant"), (provider["validateSignature"], provider["syncMode"], provider["issuer"]));
        Assert.Equal(("true", "S256"), (provider["extraConfig.pkceEnabled"], provider["extraConfig.pkceMethod"]));
        Assert.Equal(("oidc-advanced-group-idp-mapper", "company"), (mapping["identityProviderMapper"], mapping["identityProviderAlias"]));
        Assert.Equal(("FORCE", "/platform-auditors"), (mapping["extraConfig.syncMode"], mapping["extraConfig.group"]));
        Assert.Equal("""[{"key":"roles","value":"platform-auditors"}]""", mapping["extraConfig.claims"]);
        Assert.Equal(resources.OfType("keycloak:index/group:Group").Count, resources.OfType("keycloak:index/customIdentityProviderMapping:CustomIdentityProviderMapping").Count);
    }

    [Fact]
    public void Args_SecretsAndClients_MustGoTogether()
    {
        var args = Args();

        Refuses(args with { ClientSecrets = new Dictionary<string, Input<string>>() }, "The client 'pages' needs its secret, of the entry 'client-secret' of 'pages-oidc'");
        Refuses(args with { ClientSecrets = Secrets("pages", "argocd") }, "The client 'argocd' is public");
        Refuses(args with { ClientSecrets = Secrets("pages", "nobody") }, "'nobody', which is none of the clients");
        Refuses(args with { IdentityProviderSecret = "x" }, "There is no upstream identity provider");
        Refuses(args with { MailPassword = "x" }, "There is no mail server");
        Refuses(args with { Context = args.Context with { Mail = SampleMail.Server } }, "'smtp.example.com' needs MailPassword");
        Refuses(args with { Context = args.Context with { IdentityProvider = SampleIdentityProvider.Company } }, "'company' needs IdentityProviderSecret");

        static void Refuses(KeycloakRealmArgs args, string message) => Assert.Contains(message, Assert.Throws<ArgumentException>(args.Check).Message, StringComparison.Ordinal);
    }

    private static KeycloakRealmArgs Args()
    {
        var context = AddonContexts.Dev() with { Teams = [SampleTeams.Shop] };
        var pages = new RealmClient
        {
            ClientId = "pages",
            DisplayName = "Pages",
            RedirectUris = ["https://pages.dev.example.com/callback"],
            WebOrigins = ["https://pages.dev.example.com"],
            Secret = new SsoClient { ClientId = "pages", DisplayName = "Pages", SecretNamespace = "pages" }.Secret,
        };
        return new KeycloakRealmArgs
        {
            Context = context,
            Clients = [.. RealmClients.Of(context, [ArgoCd.Declare(context), Keycloak.Declare(context)]).Clients, pages],
            PulumiClientSecret = "PRIVATEpulumi",
            ClientSecrets = Secrets("pages"),
        };
    }

    private static Task<RegisteredResources> RunAsync(Func<KeycloakRealmArgs, KeycloakRealmArgs>? change = null) =>
        RealmMocks.RunAsync(() => _ = new KeycloakRealm("platform", change is null ? Args() : change(Args())));

    private static Dictionary<string, Input<string>> Secrets(params string[] clients) => clients.ToDictionary(client => client, client => (Input<string>)$"PRIVATE{client}");

    // "parent priority what requirement", the flow's own name left out.
    private static IEnumerable<string> Steps(RegisteredResources resources)
    {
        var executions = resources.OfType("keycloak:authentication/execution:Execution").Select(step => (step, What: step.Text("authenticator")));
        var subflows = resources.OfType("keycloak:authentication/subflow:Subflow").Select(step => (step, What: step.Text("alias").Split('-')[^1]));
        return executions.Concat(subflows).Select(each =>
            $"{Parent(each.step)} {Number(each.step["priority"])} {each.What} {each.step["requirement"]}".TrimStart());

        static string Parent(RegisteredResource step) => step.Text("parentFlowAlias")["platform-browser".Length..].TrimStart('-') switch
        {
            "" => "",
            "password" => "password",
            var nested => $"password-{nested}",
        };
    }

    private static (object?, object?) Role(RegisteredResources resources, string part)
    {
        var config = resources[$"platform-sign-in-{part}-role"];
        Assert.Equal($"platform-sign-in-{part}-role-step-id", config["executionId"]);
        return (config["config.condUserRole"], config["config.negate"]);
    }

    private static double Number(object? value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
