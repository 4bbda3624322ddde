namespace Infra.Components;

/// <summary>An Argo CD Application of the platform: what it delivers, and when.</summary>
public sealed record PlatformApplication
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The AppProject.</summary>
    public required string Project { get; init; }

    /// <summary>The add-on that it belongs to; null for what is derived from all of them.</summary>
    public Addon? Addon { get; init; }

    /// <summary>The chart; null where it delivers the rendered manifests of its folder.</summary>
    public ChartRelease? Chart { get; init; }

    /// <summary>The namespace of what names none itself.</summary>
    public required string Namespace { get; init; }

    /// <summary>What it needs, by names of Applications: why its wave is what it is.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>When it is delivered: after everything of lower waves is healthy. The first is 0.</summary>
    public int Wave { get; init; }

    /// <summary>Names of the derived Applications, and of the ones of add-ons.</summary>
    public static class Names
    {
        /// <summary>Namespaces and what bounds them: quotas, network policies, who may look.</summary>
        public const string Namespaces = "namespaces";

        /// <summary>Who speaks mTLS and may call whom in the mesh.</summary>
        public const string MeshPolicies = "mesh-policies";

        /// <summary>What Prometheus scrapes, computes and alerts on.</summary>
        public const string Monitors = "monitors";

        /// <summary>What Grafana shows.</summary>
        public const string Dashboards = "dashboards";

        /// <summary>Hosts, their certificates, and where requests go.</summary>
        public const string Routes = "routes";

        /// <summary>Where secrets come from.</summary>
        public const string SecretStores = "secret-stores";

        /// <summary>The secrets that every cluster has.</summary>
        public const string Secrets = "secrets";

        /// <summary>The secrets that the home cluster alone has.</summary>
        public const string HomeSecrets = "home-secrets";

        /// <summary>What the portal shows: everything that is declared.</summary>
        public const string Catalog = "catalog";

        /// <summary>An add-on's databases.</summary>
        public static string OfDatabases(Addon addon)
        {
            ArgumentNullException.ThrowIfNull(addon);
            return $"{addon.Name}-databases";
        }

        /// <summary>An add-on's chart.</summary>
        public static string OfChart(Addon addon)
        {
            ArgumentNullException.ThrowIfNull(addon);
            return addon.Name.Value;
        }

        /// <summary>An add-on's own objects.</summary>
        public static string OfObjects(Addon addon)
        {
            ArgumentNullException.ThrowIfNull(addon);
            return addon.Chart is null ? addon.Name.Value : $"{addon.Name}-config";
        }
    }
}
