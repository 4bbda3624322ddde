using System.Collections.Immutable;
using Pulumi;
using Identity = Pulumi.Vault.Identity;
using Jwt = Pulumi.Vault.Jwt;

namespace Infra.Components;

/// <summary>How people sign in to a cluster's Vault: through the identity provider (OpenID Connect), and what the groups may do that it tells them to be in.</summary>
/// <remarks>It signs in itself, anew: making an identity provider ready takes longer than the token of <see cref="VaultConfiguration"/> is good for.</remarks>
public sealed class VaultSignIn : ComponentResource
{
    /// <summary>Where Vault takes people.</summary>
    public const string Mount = "oidc";

    private const string RoleName = "default";
    private const string GroupsClaim = "groups";

    // A working day, and an hour where nothing renews it.
    private const int MostSeconds = 8 * 3600;
    private const int TokenSeconds = 3600;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">There is no redirect URI, or one is none, or a group's name cannot be told from others.</exception>
    public VaultSignIn(string name, VaultSignInArgs args, ComponentResourceOptions? options = null)
        : base("platform:vault:VaultSignIn", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();

        var groups = VaultGroup.Of(args.Vault.Teams);
        // Of Vault too: where a teardown has deleted it and not the realm, the cluster makes no token any more.
        var both = Output.Tuple(args.IssuerUrl.ToOutput(), args.Vault.Answered).Apply(answers => answers.Item1);
        var provider = VaultLogin.CreateProvider($"{name}-provider", args.Vault.Server, both, this);
        var child = new CustomResourceOptions { Parent = this, Provider = provider, DependsOn = args.Vault };
        var backend = new Jwt.AuthBackend($"{name}-backend", new Jwt.AuthBackendArgs
        {
            Type = "oidc",
            Path = Mount,
            Description = "People, through the environment's identity provider",
            OidcDiscoveryUrl = args.IssuerUrl,
            OidcClientId = args.ClientId,
            OidcClientSecret = args.ClientSecret,
            DefaultRole = RoleName,
        }, child);
        CreateRole($"{name}-role", args, backend, groups, child);
        foreach (var group in groups)
            CreateGroup($"{name}-group-{group.Name}", group, backend, child);

        RegisterOutputs(new Dictionary<string, object?> { ["groups"] = groups.Select(group => group.Name).ToImmutableArray() });
    }

    // It gives no rights: those come with the groups.
    private static void CreateRole(string name, VaultSignInArgs args, Jwt.AuthBackend backend, IReadOnlyList<VaultGroup> groups, CustomResourceOptions options)
    {
        _ = new Jwt.AuthBackendRole(name, new Jwt.AuthBackendRoleArgs
        {
            Backend = Path(backend),
            RoleName = RoleName,
            RoleType = "oidc",
            AllowedRedirectUris = args.RedirectUris.ToImmutableArray(),
            BoundAudiences = { args.ClientId },
            // Who is in none of the groups has nothing to do here.
            BoundClaims = { [GroupsClaim] = string.Join(',', groups.Select(group => group.Name)) },
            // The one name of a person that never changes; the log has those that people know as well.
            UserClaim = "sub",
            ClaimMappings = { ["email"] = "email", ["preferred_username"] = "username" },
            GroupsClaim = GroupsClaim,
            TokenTtl = TokenSeconds,
            TokenMaxTtl = MostSeconds,
        }, options);
    }

    private static void CreateGroup(string name, VaultGroup group, Jwt.AuthBackend backend, CustomResourceOptions options)
    {
        var identity = new Identity.Group(name, new Identity.GroupArgs { Name = group.Name, Type = "external", Policies = group.Policies.ToImmutableArray() }, options);
        _ = new Identity.GroupAlias($"{name}-alias", new Identity.GroupAliasArgs { Name = group.Name, MountAccessor = backend.Accessor, CanonicalId = identity.Id }, options);
    }

    private static Output<string> Path(Jwt.AuthBackend backend) => backend.Path.Apply(path => path!);
}
