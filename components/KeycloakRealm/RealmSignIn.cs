using Pulumi;
using Authentication = Pulumi.Keycloak.Authentication;
using Identity = Pulumi.Keycloak;

namespace Infra.Components;

/// <summary>
/// How people sign in with a browser: by a session that they have, at the upstream provider, or by name and password. Administrators need a second factor with their password,
/// and set one up the first time; everybody else is asked for one that he has set up himself.
/// </summary>
internal sealed class RealmSignIn
{
    private const string Required = "REQUIRED";
    private const string Alternative = "ALTERNATIVE";
    private const string BasicFlow = "basic-flow";
    private const string Alias = "platform-browser";
    private const string Conditional = "CONDITIONAL";

    private readonly string _name;
    private readonly Identity.Realm _realm;
    private readonly Identity.Role _administrator;
    private readonly CustomResourceOptions _options;

    private RealmSignIn(string name, Identity.Realm realm, Identity.Role administrator, CustomResourceOptions options) =>
        (_name, _realm, _administrator, _options) = (name, realm, administrator, options);

    /// <summary>Makes the flow, and has the realm use it.</summary>
    /// <param name="name">What resources' names begin with.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="administrator">The role of those who need two factors.</param>
    /// <param name="sendsMail">Whether people can set a forgotten password by a mail.</param>
    /// <param name="options">Options of all resources.</param>
    public static void Create(string name, Identity.Realm realm, Identity.Role administrator, bool sendsMail, CustomResourceOptions options)
    {
        var signIn = new RealmSignIn(name, realm, administrator, options);
        var browser = signIn.CreateBrowserFlow();
        _ = new Authentication.Bindings($"{name}-sign-in-binding", new Authentication.BindingsArgs
        {
            RealmId = realm.Id,
            BrowserFlow = browser.Alias,
            DirectGrantFlow = signIn.CreateDirectGrantFlow().Alias,
            ResetCredentialsFlow = sendsMail ? signIn.CreateResetFlow().Alias : Output.Create("reset credentials"),
        }, options);
    }

    private Authentication.Flow CreateBrowserFlow()
    {
        var flow = new Authentication.Flow($"{_name}-sign-in", new Authentication.FlowArgs
        {
            RealmId = _realm.Id,
            Alias = Alias,
            Description = "Signs people in, administrators with two factors",
            ProviderId = BasicFlow,
        }, _options);
        Execution("session", flow.Alias, 10, "auth-cookie", Alternative);
        Execution("upstream", flow.Alias, 20, "identity-provider-redirector", Alternative);

        var password = Subflow("password", flow.Alias, 30, Alternative);
        Execution("password-form", password.Alias, 10, "auth-username-password-form", Required);

        var administrators = Subflow("administrators", password.Alias, 20, Conditional);
        HasRole("administrators", administrators, isWithout: false);
        Execution("administrators-otp", administrators.Alias, 20, "auth-otp-form", Required);

        // Not the same people again: they would be asked twice.
        var others = Subflow("others", password.Alias, 30, Conditional);
        HasRole("others", others, isWithout: true);
        Execution("others-configured", others.Alias, 20, "conditional-user-configured", Required);
        Execution("others-otp", others.Alias, 30, "auth-otp-form", Required);
        return flow;
    }

    // Keycloak gives each realm a client that takes passwords, "admin-cli": by it a password would do where a browser asks for two factors.
    private Authentication.Flow CreateDirectGrantFlow()
    {
        var flow = new Authentication.Flow($"{_name}-direct-grant", new Authentication.FlowArgs
        {
            RealmId = _realm.Id,
            Alias = $"{Alias}-direct-grant",
            Description = "Takes no password by any client",
            ProviderId = BasicFlow,
        }, _options);
        Execution("direct-grant-deny", flow.Alias, 10, "deny-access-authenticator", Required);
        return flow;
    }

    // Keycloak's own, by which the mail is word enough to set the second factor anew; so administrators are left out.
    private Authentication.Flow CreateResetFlow()
    {
        var flow = new Authentication.Flow($"{_name}-reset", new Authentication.FlowArgs
        {
            RealmId = _realm.Id,
            Alias = $"{Alias}-reset",
            Description = "Lets people set a forgotten password by a mail, administrators not",
            ProviderId = BasicFlow,
        }, _options);
        Execution("reset-user", flow.Alias, 10, "reset-credentials-choose-user", Required);
        var administrators = Subflow("reset-administrators", flow.Alias, 20, Conditional);
        HasRole("reset-administrators", administrators, isWithout: false);
        Execution("reset-administrators-deny", administrators.Alias, 20, "deny-access-authenticator", Required);
        Execution("reset-mail", flow.Alias, 30, "reset-credential-email", Required);
        Execution("reset-password", flow.Alias, 40, "reset-password", Required);
        var others = Subflow("reset-otp", flow.Alias, 50, Conditional);
        Execution("reset-otp-configured", others.Alias, 10, "conditional-user-configured", Required);
        Execution("reset-otp-anew", others.Alias, 20, "reset-otp", Required);
        return flow;
    }

    private Authentication.Subflow Subflow(string part, Output<string> parent, int priority, string requirement) => new($"{_name}-sign-in-{part}", new Authentication.SubflowArgs
    {
        RealmId = _realm.Id,
        ParentFlowAlias = parent,
        Alias = $"{Alias}-{part}",
        ProviderId = BasicFlow,
        Priority = priority,
        Requirement = requirement,
    }, _options);

    private Authentication.Execution Execution(string part, Output<string> parent, int priority, string authenticator, string requirement) => new($"{_name}-sign-in-{part}-step", new Authentication.ExecutionArgs
    {
        RealmId = _realm.Id,
        ParentFlowAlias = parent,
        Authenticator = authenticator,
        Priority = priority,
        Requirement = requirement,
    }, _options);

    private void HasRole(string part, Authentication.Subflow subflow, bool isWithout)
    {
        var step = Execution($"{part}-role", subflow.Alias, 10, "conditional-user-role", Required);
        _ = new Authentication.ExecutionConfig($"{_name}-sign-in-{part}-role", new Authentication.ExecutionConfigArgs
        {
            RealmId = _realm.Id,
            ExecutionId = step.Id,
            Alias = $"{Alias}-{part}-role",
            Config = new InputMap<string> { ["condUserRole"] = _administrator.Name, ["negate"] = isWithout ? "true" : "false" },
        }, _options);
    }
}
