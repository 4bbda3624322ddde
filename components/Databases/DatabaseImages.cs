namespace Infra.Components;

/// <summary>The images of databases, pinned.</summary>
internal static class DatabaseImages
{
    /// <summary>
    /// PostgreSQL without extensions of others
    /// (https://github.com/cloudnative-pg/artifacts/blob/main/image-catalogs/catalog-minimal-trixie.yaml, of 2026-08-17). Another major version is an upgrade
    /// (https://cloudnative-pg.io/documentation/1.30/postgres_upgrades).
    /// </summary>
    public const string PostgreSql =
        "ghcr.io/cloudnative-pg/postgresql:17.11-202608170816-minimal-trixie@sha256:445ead3fd811466950a002b682a97c2a4907078b46fae8796b6637a763266a07";

    /// <summary>kubectl with a shell: Kubernetes' own image has none. https://hub.docker.com/r/alpine/kubectl.</summary>
    public const string Kubectl = "docker.io/alpine/kubectl:1.36.2@sha256:01d138ce994b684abc62d9cfdff44de42a4c8996dcc12626dd0193afc3fb5a95";
}
