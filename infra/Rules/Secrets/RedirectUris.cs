using Infra.Planning;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Secrets;

/// <summary>SEC005.</summary>
public sealed class RedirectUris : PlanRule
{
    private const string Client = "keycloak:openid/client:Client";
    private const string Redirects = "validRedirectUris";

    // "+" stands for those of the redirects.
    private const string SameAsRedirects = "+";
    private static readonly string[] Inputs = ["validPostLogoutRedirectUris", Redirects, "webOrigins"];
    private static readonly string[] OwnMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <inheritdoc/>
    public override string Id => "SEC005";

    /// <inheritdoc/>
    public override string Title => "People are sent back from signing in to hosts of ours, or to their own machine";

    /// <inheritdoc/>
    public override string Why => "Where a redirect leads to, there goes the code that becomes a token: with a pattern, a forgotten host or plain HTTP, to whoever stands there.";

    /// <inheritdoc/>
    public override string Evidence => "https://www.keycloak.org/docs/latest/server_admin/#unspecific-redirect-uris_server_administration_guide; https://www.rfc-editor.org/rfc/rfc9700.html#section-4.1";

    /// <inheritdoc/>
    public override string Fix => "Declare the redirect as the path of a route of the add-on; for command lines, http://localhost with a port.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var clients = context.Index.OfType(Client);
        var hosts = clients.Count == 0 ? [] : HostListener.Of(context.Manifests).Where(same => same.Any(listener => listener.IsTls)).Select(same => same.Key.Host).ToHashSet(StringComparer.Ordinal);
        return from client in clients
               from input in Inputs
               from uri in client.Inputs[input].Items()
               where !uri.IsHidden() && !(input != Redirects && uri.Text() == SameAsRedirects)
               let text = context.Index.TextOf(uri) ?? ""
               let problem = Judge(text, hosts)
               where problem is not null
               select Broken(client, $"\"{input}\" has \"{Policies.PolicyWords.Shown(text)}\", {problem}.");
    }

    private static string? Judge(string text, HashSet<string> hosts)
    {
        if (text.Contains('*', StringComparison.Ordinal))
            return "which is a pattern";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return "which is no URL of a page";
        if (Array.IndexOf(OwnMachine, uri.Host) >= 0)
            return null;
        if (uri.Scheme == "http")
            return "which is plain HTTP, and not to a person's own machine";
        return HostListener.Names(uri.Host).Any(hosts.Contains) ? null : $"and no gateway listens for {uri.Host}";
    }
}
