using System.Globalization;
using Pulumi;
using Identity = Pulumi.Keycloak;

namespace Infra.Components;

/// <summary>What holds for everybody in the realm. Durations are Go's: "5m" (https://www.keycloak.org/docs/latest/server_admin).</summary>
internal static class RealmSettings
{
    /// <summary>How long the database keeps who did what; the log has it as well, and keeps it longer.</summary>
    public const int EventsSeconds = 30 * 24 * 60 * 60;

    // Length over rules of composition, and no end of its validity, which make people choose worse ones (NIST SP 800-63B, 3.1.1.2).
    private const string Passwords = "length(14) and maxLength(128) and notUsername and notEmail and passwordHistory(5)";

    /// <param name="context">The environment.</param>
    /// <param name="mailPassword">The password at its mail server; null where it has none.</param>
    public static Identity.RealmArgs Of(AddonContext context, Input<string>? mailPassword) => new()
    {
        RealmName = Keycloak.Realm,
        Enabled = true,
        DisplayName = $"{context.Scope.Project} {context.Scope.Stack}",
        // The gateway's word is taken for it that a request came by HTTPS; nobody has business with this realm but through the gateway.
        SslRequired = "all",

        // People come in by an administrator or by the upstream provider. Without a mail server nothing may wait for a mail.
        RegistrationAllowed = false,
        ResetPasswordAllowed = context.Mail is not null,
        VerifyEmail = context.Mail is not null,
        SmtpServer = context.Mail is { } mail ? Mail(context, mail, mailPassword!) : null,
        LoginWithEmailAllowed = true,
        DuplicateEmailsAllowed = false,
        EditUsernameAllowed = false,
        RememberMe = false,
        UserManagedAccess = false,
        PasswordPolicy = Passwords,

        // What API servers take that have not been told of others.
        DefaultSignatureAlgorithm = "RS256",
        AccessCodeLifespan = "1m",
        AccessCodeLifespanLogin = "10m",
        AccessCodeLifespanUserAction = "5m",
        AccessTokenLifespan = "5m",
        SsoSessionIdleTimeout = "30m",
        SsoSessionMaxLifespan = "10h",
        OfflineSessionMaxLifespanEnabled = true,
        OfflineSessionIdleTimeout = "72h",
        OfflineSessionMaxLifespan = "168h",
        ActionTokenGeneratedByAdminLifespan = "12h",
        ActionTokenGeneratedByUserLifespan = "5m",
        // A refresh token serves once: that it was stolen shows when both try.
        RevokeRefreshToken = true,
        RefreshTokenMaxReuse = 0,

        OtpPolicy = new Identity.Inputs.RealmOtpPolicyArgs { Type = "totp", Algorithm = "HmacSHA1", Digits = 6, Period = 30, LookAheadWindow = 1, CodeReusable = false },
        SecurityDefenses = new Identity.Inputs.RealmSecurityDefensesArgs { BruteForceDetection = BruteForceDetection(), Headers = Headers() },
    };

    // Longer and longer waits, and never for good: that would let anybody lock anybody out.
    private static Identity.Inputs.RealmSecurityDefensesBruteForceDetectionArgs BruteForceDetection() => new()
    {
        PermanentLockout = false,
        MaxLoginFailures = 10,
        WaitIncrementSeconds = 60,
        MaxFailureWaitSeconds = 900,
        FailureResetTimeSeconds = 12 * 60 * 60,
        QuickLoginCheckMilliSeconds = 1000,
        MinimumQuickLoginWaitSeconds = 60,
    };

    private static Input<Identity.Inputs.RealmSmtpServerArgs> Mail(AddonContext context, OutgoingMail mail, Input<string> password) => new Identity.Inputs.RealmSmtpServerArgs
    {
        Host = mail.Host,
        Port = OutgoingMail.Port.ToString(CultureInfo.InvariantCulture),
        Ssl = true,
        Starttls = false,
        From = mail.From,
        FromDisplayName = $"{context.Scope.Project} {context.Scope.Stack}",
        Auth = new Identity.Inputs.RealmSmtpServerAuthArgs { Username = mail.Username, Password = password },
    };

    private static Identity.Inputs.RealmSecurityDefensesHeadersArgs Headers() => new()
    {
        ContentSecurityPolicy = "frame-src 'self'; frame-ancestors 'self'; object-src 'none';",
        ReferrerPolicy = "no-referrer",
        StrictTransportSecurity = "max-age=63072000; includeSubDomains",
        XContentTypeOptions = "nosniff",
        XFrameOptions = "SAMEORIGIN",
        XRobotsTag = "none",
    };
}
