using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Shop.Web;

/// <summary>
/// People sign in at the environment's identity provider, by a code that is traded for a token with the client's secret and PKCE. Who they are, the issuer itself is asked, over TLS: no
/// token has to be verified here, and the framework's own handler does.
/// </summary>
internal static class Login
{
    /// <summary>Where people are sent back to: the `login.path` of the workload.</summary>
    public const string CallbackPath = "/signin";

    private const string Scheme = "login";

    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddAuthentication(options =>
        {
            options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.DefaultChallengeScheme = Scheme;
        })
        .AddCookie(options =>
        {
            options.Cookie.Name = "__Host-session";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
        })
        .AddOAuth(Scheme, options =>
        {
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.CallbackPath = CallbackPath;
            options.UsePkce = true;
            // The paths of Keycloak's realms.
            options.AuthorizationEndpoint = $"{settings.IssuerUrl}/protocol/openid-connect/auth";
            options.TokenEndpoint = $"{settings.IssuerUrl}/protocol/openid-connect/token";
            options.UserInformationEndpoint = $"{settings.IssuerUrl}/protocol/openid-connect/userinfo";
            options.Scope.Add("openid");
            options.Scope.Add("profile");
            options.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "sub");
            options.ClaimActions.MapJsonKey(ClaimTypes.Name, "preferred_username");
            options.Events.OnCreatingTicket = AskWhoAsync;
            options.Events.OnRemoteFailure = RefuseAsync;
        });
        services.AddAuthorization();
    }

    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync("Signing in did not work. Go back to the first page and try again.", context.HttpContext.RequestAborted);
    }

    private static async Task AskWhoAsync(OAuthCreatingTicketContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var person = JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        context.RunClaimActions(person.RootElement);
    }
}
