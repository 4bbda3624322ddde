using System.Collections.Immutable;
using System.Text.Json;
using Infra.Components;

namespace Infra.Stacks;

/// <summary>What an environment is: everything that differs between one and the next, read from its stack's configuration and checked.</summary>
public sealed record EnvironmentConfig
{
    /// <summary>The namespace of the keys that are read: "platform". Keys of other namespaces belong to the providers.</summary>
    public const string Namespace = "platform";

    /// <summary>The key, within <see cref="Namespace"/>, of the secret of Keycloak's client at <see cref="IdentityProvider"/>. No record has it: Pulumi gives it, as a secret.</summary>
    public const string IdentityProviderSecretKey = "identityProviderSecret";

    /// <summary>The key, within <see cref="Namespace"/>, of the password at <see cref="Mail"/>; as <see cref="IdentityProviderSecretKey"/>.</summary>
    public const string MailPasswordKey = "mailPassword";

    /// <summary>The Pulumi project.</summary>
    public required string Project { get; init; }

    /// <summary>The stack, which is the environment's name: "dev".</summary>
    public required string Stack { get; init; }

    /// <summary>The AWS account's id, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The AWS region, such as "eu-central-1".</summary>
    public required string Region { get; init; }

    /// <summary>The DNS name under which the environment's services are reached, in lower case and without a dot at the end.</summary>
    public required string Domain { get; init; }

    /// <summary>Tags of every resource.</summary>
    public required EnvironmentTags Tags { get; init; }

    /// <summary>The VPC.</summary>
    public required EnvironmentNetwork Network { get; init; }

    /// <summary>One to four clusters. Their order decides the subnets' addresses.</summary>
    public required ImmutableArray<ClusterSpec> Clusters { get; init; }

    /// <summary>How long things are kept.</summary>
    public required EnvironmentRetention Retention { get; init; }

    /// <summary>What the environment may cost.</summary>
    public required EnvironmentBudget Budget { get; init; }

    /// <summary>What an estimate of its costs takes for granted.</summary>
    public EnvironmentCosts Costs { get; init; } = new();

    /// <summary>How the platform's people hear of alerts; mails go to the budget's subscribers where no others are named.</summary>
    public required AlertReceivers Alerts { get; init; }

    /// <summary>The repository whose workflows may preview and update the environment; null for none. Default: none.</summary>
    public EnvironmentGitHub? GitHub { get; init; }

    /// <summary>The image registry. Default: without repositories.</summary>
    public EnvironmentRegistry Registry { get; init; } = new();

    /// <summary>The CloudTrail trail. Default: there is one.</summary>
    public EnvironmentTrail Trail { get; init; } = new();

    /// <summary>Who signs people in to the clusters.</summary>
    public required EnvironmentOidc Oidc { get; init; }

    /// <summary>Who knows the people already, and signs them in for Keycloak; its client's secret is <see cref="IdentityProviderSecretKey"/>. Default: nobody.</summary>
    public UpstreamIdentityProvider? IdentityProvider { get; init; }

    /// <summary>By whom Keycloak sends mails; the password is <see cref="MailPasswordKey"/>. Default: nobody, it sends none.</summary>
    public OutgoingMail? Mail { get; init; }

    /// <summary>Where the desired state of the clusters stands.</summary>
    public required EnvironmentDelivery Delivery { get; init; }

    /// <summary>Public certificates.</summary>
    public required EnvironmentCertificates Certificates { get; init; }

    /// <summary>Whether the platform's own services survive the loss of a zone. Default: false.</summary>
    public bool HighlyAvailable { get; init; }

    /// <summary>Whether policies refuse what breaks them. Default: false, they report it.</summary>
    public bool EnforcePolicies { get; init; }

    /// <summary>The teams whose applications run on the platform. Default: none.</summary>
    public ImmutableArray<Team> Teams { get; init; } = [];

    /// <summary>Databases that begin with a backup. Default: none.</summary>
    public ImmutableArray<DatabaseRestore> DatabaseRestores { get; init; } = [];

    /// <summary>Whether what holds data refuses to be deleted. Default: false.</summary>
    public bool Protect { get; init; }

    /// <summary>Networks that the VPC will be connected with. Default: none.</summary>
    public ImmutableArray<Cidr> PeerNetworks { get; init; } = [];

    /// <summary>A cluster's kOps name: its label in the environment's domain, such as "main.dev.example.com".</summary>
    public string NameOf(ClusterSpec cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return $"{cluster.Label}.{Domain}";
    }

    /// <summary>Every key that is read, in the order of documentation: the source of <c>docs/configuration.md</c>.</summary>
    public static ImmutableArray<ConfigurationKey> Keys { get; } =
        [.. EnvironmentKeys.All.SelectMany(property => Describe(property, KeyPath.Of(Namespace, property.Name)))];

    /// <summary>The names of the keys at the top, "platform:network", for callers that must ask Pulumi for one key at a time.</summary>
    public static ImmutableArray<string> TopLevelKeys { get; } =
        [.. EnvironmentKeys.All.Select(property => KeyPath.Of(Namespace, property.Name).Key)];

    /// <summary>Those of <see cref="TopLevelKeys"/> whose values must be encrypted: callers ask whether they are there, and for nothing else.</summary>
    public static ImmutableArray<string> SecretKeys { get; } =
        [.. EnvironmentKeys.All.Where(property => property.Shape is SecretShape).Select(property => KeyPath.Of(Namespace, property.Name).Key)];

    /// <summary>Reads a stack's configuration.</summary>
    /// <param name="project">The Pulumi project's name.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="values">The plain values by full key, as the engine passes them to a program: text, or JSON for structured ones.</param>
    /// <param name="encryptedKeys">The full keys whose values are encrypted; what else the collection holds for them is not looked at.</param>
    /// <returns>The environment, or all problems at once.</returns>
    public static EnvironmentConfigResult Read(
        string project, string stack, IReadOnlyDictionary<string, string> values, IReadOnlySet<string> encryptedKeys)
    {
        ArgumentException.ThrowIfNullOrEmpty(project);
        ArgumentException.ThrowIfNullOrEmpty(stack);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(encryptedKeys);

        var problems = new List<ConfigurationProblem>();
        var maps = new Dictionary<string, ObjectReading>(StringComparer.Ordinal);
        var reading = ObjectReading.Of(
            EnvironmentKeys.All, Members(values, encryptedKeys), name => new Place(stack, KeyPath.Of(Namespace, name), problems, maps));
        EnvironmentKeys.Check(reading);
        return problems.Count > 0 ? new EnvironmentConfigResult(null, [.. problems]) : new EnvironmentConfigResult(Build(project, stack, reading), []);
    }

    private static Dictionary<string, JsonElement?> Members(IReadOnlyDictionary<string, string> values, IReadOnlySet<string> encryptedKeys)
    {
        const string prefix = Namespace + ":";
        var members = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        foreach (var (key, text) in values.Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var name = key[prefix.Length..];
            var shape = EnvironmentKeys.All.FirstOrDefault(property => property.Name == name)?.Shape;
            members[name] = shape?.FromText(text) ?? JsonSerializer.SerializeToElement(text);
        }

        foreach (var key in encryptedKeys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            members[key[prefix.Length..]] = null;
        return members;
    }

    private static EnvironmentConfig Build(string project, string stack, ObjectReading reading) => new()
    {
        Project = project,
        Stack = stack,
        Account = reading.Get(EnvironmentKeys.Account),
        Region = reading.Get(EnvironmentKeys.Region),
        Domain = reading.Get(EnvironmentKeys.Domain),
        Tags = reading.Get(EnvironmentKeys.Tags),
        Network = reading.Get(EnvironmentKeys.Network),
        Clusters = reading.Get(EnvironmentKeys.Clusters),
        Retention = reading.Get(EnvironmentKeys.Retention),
        Budget = reading.Get(EnvironmentKeys.Budget),
        Costs = reading.Get(EnvironmentKeys.Costs),
        Alerts = reading.Get(EnvironmentKeys.Alerts).For(reading.Get(EnvironmentKeys.Budget)),
        GitHub = reading.Find(EnvironmentKeys.GitHub),
        Registry = reading.Get(EnvironmentKeys.Registry),
        Trail = reading.Get(EnvironmentKeys.Trail),
        Oidc = reading.Get(EnvironmentKeys.Oidc).For(reading.Get(EnvironmentKeys.Domain)),
        IdentityProvider = reading.Find(EnvironmentKeys.IdentityProvider),
        Mail = reading.Find(EnvironmentKeys.Mail),
        Delivery = reading.Get(EnvironmentKeys.Delivery),
        Certificates = reading.Get(EnvironmentKeys.Certificates),
        HighlyAvailable = reading.Get(EnvironmentKeys.HighlyAvailable),
        EnforcePolicies = reading.Get(EnvironmentKeys.EnforcePolicies),
        Teams = reading.Get(EnvironmentKeys.Teams),
        DatabaseRestores = reading.Get(EnvironmentKeys.DatabaseRestores),
        Protect = reading.Get(EnvironmentKeys.Protect),
        PeerNetworks = reading.Get(EnvironmentKeys.PeerNetworks),
    };

    // A list's first item stands for all; a map that may be left out has a line of its own.
    private static IEnumerable<ConfigurationKey> Describe(Property property, KeyPath path)
    {
        var self = new ConfigurationKey(path.ToString(), property.Shape.Type, property.DefaultText, property.Shape.Allowed, property.Description);
        return property.Shape switch
        {
            IObjectListShape list => Members(list.Items, path.Item(0)).Prepend(self),
            IObjectShape map => property.IsRequired ? Members(map, path) : Members(map, path).Prepend(self),
            _ => [self],
        };
    }

    private static IEnumerable<ConfigurationKey> Members(IObjectShape map, KeyPath path) =>
        map.Properties.SelectMany(member => Describe(member, path.Member(member.Name)));
}
