using System.Collections.Immutable;
using Pulumi;
using Identity = Pulumi.Keycloak;

namespace Infra.Components;

/// <summary>
/// The realm in which the environment's people are: how they sign in, what they sign in to, and which groups and roles there are. Who is in which group is not said here:
/// administrators, or the upstream identity provider, say that.
/// </summary>
/// <remarks>It is made through the gateway, by the client <see cref="Keycloak.PulumiClientId"/>, once Keycloak answers there: a command waits for that, and needs bash and curl where Pulumi runs.</remarks>
public sealed class KeycloakRealm : ComponentResource
{
    /// <summary>The client scope, and the claim, that names a person's groups; every client has it.</summary>
    public const string GroupsScope = "groups";

    private const int WaitMinutes = 30;

    // "basic" has the subject; of these, each has a claim or two that a client reads.
    private static readonly string[] Scopes = ["acr", "basic", "email", GroupsScope, "profile", "roles", "web-origins"];

    private readonly string _name;
    private readonly KeycloakRealmArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component: what Keycloak needs to answer in <c>DependsOn</c>.</param>
    /// <exception cref="ArgumentException">Secrets and clients do not go together.</exception>
    public KeycloakRealm(string name, KeycloakRealmArgs args, ComponentResourceOptions? options = null)
        : base("platform:keycloak:KeycloakRealm", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        (_name, _args) = (name, args);

        Provider = CreateProvider(options?.DependsOn ?? new InputList<Resource>());
        Realm = new Identity.Realm($"{name}-realm", RealmSettings.Of(args.Context, args.MailPassword is { } password ? Secret(password) : null), Child(args.Protect, ignore: ["browserFlow", "directGrantFlow", "resetCredentialsFlow"]));
        CreateEvents();
        RealmProfile.Create(name, Realm, Child());
        var groups = new RealmGroups(name, Realm, [.. GroupNames(args.Context)], Child());
        RealmSignIn.Create(name, Realm, groups.AdministratorRole, sendsMail: args.Context.Mail is not null, Child());
        var groupsScope = CreateGroupsScope();
        Clients = args.Clients.ToImmutableSortedDictionary(client => client.ClientId, client => CreateClient(client, groupsScope), StringComparer.Ordinal);
        if (args.Context.IdentityProvider is { } provider)
            RealmUpstream.Create(name, Realm, provider, args.IdentityProviderSecret!, groups.Groups, Child());

        RegisterOutputs(new Dictionary<string, object?> { ["issuerUrl"] = Keycloak.IssuerUrlAt(args.Context.Domain) });
    }

    /// <summary>The provider that administers Keycloak.</summary>
    public Identity.Provider Provider { get; }

    /// <summary>The realm.</summary>
    public Identity.Realm Realm { get; }

    /// <summary>Its clients, by their ids. Those who sign in by a client depend on it.</summary>
    public ImmutableSortedDictionary<string, Identity.OpenId.Client> Clients { get; }

    /// <summary>The groups that there are: the platform's, and each team's, by the names that the configuration has.</summary>
    public static IEnumerable<string> GroupNames(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new[] { PlatformGroups.Administrators, PlatformGroups.Auditors }.Concat(context.Teams.SelectMany(team => team.Groups)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    // What whoever signs in asks first; that of the realm in which `up` does. The authority of the certificate, and caches of names, take their time.
    internal static WaitForAnswer Answer(AddonContext context) => new(
        "Keycloak",
        Keycloak.UrlAt(context.Domain),
        $"/realms/{Keycloak.AdministrationRealm}/.well-known/openid-configuration",
        new Dictionary<int, string> { [503] = $"no pod of Keycloak is ready; their log in the namespace {Keycloak.Namespace} says what keeps them" },
        WaitMinutes);

    private Identity.Provider CreateProvider(InputList<Resource> dependsOn) => new($"{_name}-provider", new Identity.ProviderArgs
    {
        Url = Keycloak.UrlAt(_args.Context.Domain),
        Realm = Keycloak.AdministrationRealm,
        ClientId = Keycloak.PulumiClientId,
        ClientSecret = Secret(_args.PulumiClientSecret),
        // With the first request: a preview before there is a Keycloak has none.
        InitialLogin = false,
        ClientTimeout = 30,
    }, new CustomResourceOptions { Parent = this, DependsOn = Answer(_args.Context).Create($"{_name}-wait", new CustomResourceOptions { Parent = this, DependsOn = dependsOn }) });

    // The details would be whole objects, secrets of clients among them.
    private void CreateEvents() => _ = new Identity.RealmEvents($"{_name}-events", new Identity.RealmEventsArgs
    {
        RealmId = Realm.Id,
        EventsEnabled = true,
        EventsExpiration = RealmSettings.EventsSeconds,
        EventsListeners = { "jboss-logging" },
        AdminEventsEnabled = true,
        AdminEventsDetailsEnabled = false,
    }, Child());

    private Identity.OpenId.ClientScope CreateGroupsScope()
    {
        var scope = new Identity.OpenId.ClientScope($"{_name}-groups", new Identity.OpenId.ClientScopeArgs
        {
            RealmId = Realm.Id,
            Name = GroupsScope,
            Description = "The groups that a person is in",
            IncludeInTokenScope = true,
        }, Child());
        _ = new Identity.OpenId.GroupMembershipProtocolMapper($"{_name}-groups-claim", new Identity.OpenId.GroupMembershipProtocolMapperArgs
        {
            RealmId = Realm.Id,
            ClientScopeId = scope.Id,
            Name = GroupsScope,
            ClaimName = GroupsScope,
            // "platform-auditors", as API servers, Argo CD and Vault are told, and not "/platform-auditors".
            FullPath = false,
            AddToAccessToken = true,
            AddToIdToken = true,
            AddToUserinfo = true,
        }, Child());
        return scope;
    }

    private Identity.OpenId.Client CreateClient(RealmClient declared, Identity.OpenId.ClientScope groupsScope)
    {
        Input<string>? secret = _args.ClientSecrets.TryGetValue(declared.ClientId, out var text) ? Secret(text) : null;
        var client = new Identity.OpenId.Client($"{_name}-client-{declared.ClientId}", new Identity.OpenId.ClientArgs
        {
            RealmId = Realm.Id,
            ClientId = declared.ClientId,
            Name = declared.DisplayName,
            Enabled = true,
            AccessType = secret is null ? "PUBLIC" : "CONFIDENTIAL",
            ClientSecret = secret,
            // The one way in: by a code, of the one who asked for it.
            StandardFlowEnabled = true,
            ImplicitFlowEnabled = false,
            DirectAccessGrantsEnabled = false,
            ServiceAccountsEnabled = false,
            Oauth2DeviceAuthorizationGrantEnabled = false,
            PkceCodeChallengeMethod = "S256",
            ConsentRequired = false,
            // Roles of the realm's administration are none of its business.
            FullScopeAllowed = false,
            ValidRedirectUris = declared.RedirectUris.ToImmutableArray(),
            ValidPostLogoutRedirectUris = { "+" },
            WebOrigins = declared.WebOrigins.ToImmutableArray(),
        }, Child());
        _ = new Identity.OpenId.ClientDefaultScopes($"{_name}-client-{declared.ClientId}-scopes", new Identity.OpenId.ClientDefaultScopesArgs
        {
            RealmId = Realm.Id,
            ClientId = client.Id,
            DefaultScopes = Scopes.ToImmutableArray(),
        }, Child(dependsOn: groupsScope));
        // Nothing for the asking, but for tokens that outlast the session where a command line knows no other way.
        _ = new Identity.OpenId.ClientOptionalScopes($"{_name}-client-{declared.ClientId}-optional-scopes", new Identity.OpenId.ClientOptionalScopesArgs
        {
            RealmId = Realm.Id,
            ClientId = client.Id,
            OptionalScopes = declared.StaysSignedIn ? ImmutableArray.Create("offline_access") : [],
        }, Child());
        return client;
    }

    private static Input<string> Secret(Input<string> text) => Output.CreateSecret(text.ToOutput());

    private CustomResourceOptions Child(bool? protect = null, IReadOnlyList<string>? ignore = null, Resource? dependsOn = null)
    {
        var options = new CustomResourceOptions { Parent = this, Provider = Provider, Protect = protect };
        if (ignore is not null)
            options.IgnoreChanges = [.. ignore];
        if (dependsOn is not null)
            options.DependsOn = dependsOn;
        return options;
    }
}
