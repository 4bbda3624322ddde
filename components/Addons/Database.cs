namespace Infra.Components;

/// <summary>
/// A PostgreSQL database. The platform makes its servers, the owner's password, its backups in S3, and lets those in that call <see cref="Server"/>. It is in the home cluster.
/// </summary>
public sealed record Database
{
    /// <summary>The port of its servers.</summary>
    public const string ServerPort = "postgres";

    /// <summary>The name of its servers, one of its namespace's: "keycloak-db".</summary>
    public required string Name { get; init; }

    /// <summary>The namespace, which is in the mesh.</summary>
    public required string Namespace { get; init; }

    /// <summary>The database's name on the servers, which its owner has too: "keycloak".</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Room for data on each server: "10Gi".</summary>
    public required string Storage { get; init; }

    /// <summary>The namespace of its clients, where that is another: the owner's Secret is there too. Default: its own.</summary>
    public string? ClientNamespace { get; init; }

    /// <summary>Settings of PostgreSQL beside the platform's own. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether clients share connections by a pooler, which is then what they call. Default: false.</summary>
    public bool Pooled { get; init; }

    /// <summary>The user that owns the database, and its password: a Secret of the type that CloudNativePG wants (keys <c>username</c> and <c>password</c>).</summary>
    public AddonSecret OwnerSecret => new()
    {
        Name = $"{Name}-owner",
        Namespace = Namespace,
        Keys = [SecretKey.Generated("password"), SecretKey.Fixed("username", DatabaseName)],
        Type = "kubernetes.io/basic-auth",
        // CloudNativePG looks at Secrets with this label as they change.
        Labels = new Dictionary<string, string> { ["cnpg.io/reload"] = "true" },
    };

    /// <summary>The same for clients in another namespace; null where they are in the database's own.</summary>
    public AddonSecret? ClientSecret => ClientNamespace is null ? null : OwnerSecret with { Namespace = ClientNamespace, Labels = new Dictionary<string, string>(), SameAs = OwnerSecret };

    /// <summary>The Service that clients call, at port 5432.</summary>
    public string Host => Pooled ? $"{Name}-pooler.{Namespace}.svc" : $"{Name}-rw.{Namespace}.svc";

    /// <summary>The port that clients call: of its servers, or of its pooler.</summary>
    /// <param name="addon">The add-on that declares it.</param>
    public Endpoint Server(AddonName addon) => new(addon, Pooled ? $"{Name}-pooler" : Name, ServerPort);
}
