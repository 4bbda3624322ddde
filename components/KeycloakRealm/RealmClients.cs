namespace Infra.Components;

/// <summary>The realm's clients, derived from what add-ons say that people sign in to.</summary>
public static class RealmClients
{
    /// <summary>The clients of an environment, by their ids.</summary>
    /// <returns>The clients, and what is wrong with the declarations.</returns>
    public static (IReadOnlyList<RealmClient> Clients, IReadOnlyList<PlatformProblem> Problems) Of(AddonContext context, IEnumerable<Addon> addons)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(addons);
        var problems = new List<PlatformProblem>();
        var clients = new SortedDictionary<string, RealmClient>(StringComparer.Ordinal);
        var owners = new Dictionary<string, Addon>(StringComparer.Ordinal);
        foreach (var (addon, declared) in addons.OrderBy(addon => addon.Name.Value, StringComparer.Ordinal).SelectMany(addon => addon.SsoClients.Select(client => (addon, client))))
        {
            if (!owners.TryAdd(declared.ClientId, addon))
            {
                problems.Add(new PlatformProblem(
                    PlatformProblemCode.DeclaredTwice, addon.Name.Value, $"{owners[declared.ClientId].Name} has a client '{declared.ClientId}' as well; the ids of the realm's clients are one of the environment's."));
                continue;
            }
            clients.Add(declared.ClientId, Client(context, addon, declared, problems));
        }
        return ([.. clients.Values], problems);
    }

    private static RealmClient Client(AddonContext context, Addon addon, SsoClient declared, List<PlatformProblem> problems)
    {
        var onRoutes = new List<string>();
        foreach (var redirect in declared.Redirects)
        {
            if (addon.Routes.FirstOrDefault(route => route.Host == redirect.Host) is { } route)
                onRoutes.AddRange(context.HostsOf(route).Select(host => $"https://{host}{redirect.Path}"));
            else
                problems.Add(Astray(addon, declared, redirect));
            if (!redirect.Path.StartsWith('/') || redirect.Path.Contains('*', StringComparison.Ordinal))
                problems.Add(Unclear(addon, declared, redirect.Path, "write the whole path, with a slash first and without '*'"));
        }
        // Any program of the person's may listen there, and nobody else's.
        foreach (var local in declared.LocalRedirects.Where(local => !local.StartsWith("http://localhost:", StringComparison.Ordinal) || local.Contains('*', StringComparison.Ordinal)))
            problems.Add(Unclear(addon, declared, local, "write http://localhost, a port, and the whole path without '*'"));
        return new RealmClient
        {
            ClientId = declared.ClientId,
            DisplayName = declared.DisplayName,
            RedirectUris = Sorted(onRoutes.Concat(declared.LocalRedirects)),
            WebOrigins = Sorted(onRoutes.Select(uri => new Uri(uri).GetLeftPart(UriPartial.Authority))),
            StaysSignedIn = declared.StaysSignedIn,
            Secret = declared.Secret,
        };
    }

    private static PlatformProblem Astray(Addon addon, SsoClient client, SsoRedirect redirect) => new(
        PlatformProblemCode.Unknown,
        addon.Name.Value,
        $"its client '{client.ClientId}' sends people back to the host '{redirect.Host}', which is none of its routes; "
            + (addon.Routes.Count == 0 ? "it has none." : $"it has {string.Join(", ", addon.Routes.Select(route => route.Host).Order(StringComparer.Ordinal))}."));

    private static PlatformProblem Unclear(Addon addon, SsoClient client, string given, string fix) =>
        new(PlatformProblemCode.Impossible, addon.Name.Value, $"its client '{client.ClientId}' sends people back to '{given}', which others could be behind; {fix}.");

    private static string[] Sorted(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
