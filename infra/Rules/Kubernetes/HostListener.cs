namespace Infra.Rules.Kubernetes;

/// <summary>A server of a Gateway: what it listens for, and how.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="IsTls">Whether it ends TLS with a certificate.</param>
/// <param name="Redirects">Whether it sends plain requests to HTTPS.</param>
/// <param name="Credential">The Secret of the certificate; empty where there is none.</param>
internal sealed record HostListener(KubernetesManifest Gateway, bool IsTls, bool Redirects, string Credential)
{
    private static readonly string[] TlsModes = ["SIMPLE", "MUTUAL", "OPTIONAL_MUTUAL"];

    /// <summary>The listeners of all Gateways, by the Gateway's namespace and name, and by host: "*.example.com" stands for itself.</summary>
    public static ILookup<(string Gateway, string Host), HostListener> Of(KubernetesManifests manifests) =>
        (from gateway in manifests.OfKind("networking.istio.io", "Gateway")
         from server in gateway.Spec("servers").Items()
         let listener = new HostListener(
             gateway,
             server.At("port", "protocol").Text() == "HTTPS" && Array.IndexOf(TlsModes, server.At("tls", "mode").Text()) >= 0,
             server.At("tls", "httpsRedirect").IsTrue(),
             server.At("tls", "credentialName").Text() ?? "")
         from host in server.At("hosts").Items()
             // A host may say in which namespace its VirtualService is: "shop/shop.example.com".
         select (Key: (NameOf(gateway), host.TextWithUnknowns()?.Split('/')[^1] ?? ""), Listener: listener)).ToLookup(each => each.Key, each => each.Listener);

    /// <summary>A Gateway as VirtualServices of other namespaces name it.</summary>
    public static string NameOf(KubernetesManifest gateway) => $"{gateway.Namespace}/{gateway.Name}";

    /// <summary>The names under which a host may be listened for: its own, and with an asterisk for its first label.</summary>
    public static IEnumerable<string> Names(string host) => host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? [host, $"*{host[dot..]}", "*"] : [host, "*"];
}
