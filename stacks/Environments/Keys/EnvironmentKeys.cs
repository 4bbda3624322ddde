using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary>The keys at the top, and what has to hold between them.</summary>
internal static class EnvironmentKeys
{
    public static readonly Property<string> Account = Property<string>.Required("account", AwsText.Account, "The AWS account that the environment lives in, and no other.");
    public static readonly Property<string> Region = Property<string>.Required("region", AwsText.Region, "The AWS region.");
    public static readonly Property<string> Domain = Property<string>.Required("domain", AwsText.Domain, "The DNS name under which the environment's services are reached.");
    public static readonly Property<EnvironmentTags> Tags = Property<EnvironmentTags>.Required("tags", new TagsShape(), "Tags of every resource.");
    public static readonly Property<EnvironmentNetwork> Network = Property<EnvironmentNetwork>.Required("network", new NetworkShape(), "The VPC.");

    public static readonly Property<ImmutableArray<ClusterSpec>> Clusters = Property<ImmutableArray<ClusterSpec>>.Required(
        "clusters",
        new ObjectListShape<ClusterSpec>(new ClusterShape(), ClusterShape.Name, 1, AddressPlan.MostClusters),
        "The clusters. Their order decides the subnets' addresses: add new ones at the end.");

    public static readonly Property<EnvironmentRetention> Retention = Property<EnvironmentRetention>.Required("retention", new RetentionShape(), "How long things are kept.");

    public static readonly Property<EnvironmentBudget> Budget = Property<EnvironmentBudget>.Required("budget", new BudgetShape(), "What the environment may cost.");

    public static readonly Property<EnvironmentCosts> Costs = Property<EnvironmentCosts>.Optional(
        "costs", new CostsShape(), new EnvironmentCosts(), "What an estimate of costs takes for granted; docs/cost.md tells how it is used.", "{}");

    public static readonly Property<AlertsShape.Given> Alerts = Property<AlertsShape.Given>.Optional(
        "alerts", new AlertsShape(), AlertsShape.Given.Nothing, "How the platform's people hear of alerts; docs/observability.md tells of it.", "{}");

    public static readonly Property<bool> SlackWebhookUrl = Property<bool>.Optional(
        Alertmanager.SlackWebhookKey, new SecretShape(), false, "The URL of Slack's incoming webhook; needed where there is a `slackChannel`, and without one nothing.", "none");

    public static readonly Property<bool> PagerDutyRoutingKey = Property<bool>.Optional(
        Alertmanager.PagerDutyKey, new SecretShape(), false, "The key of PagerDuty's integration \"Events API v2\"; needed with `platform:alerts.pagerDuty`, and without it nothing.", "none");

    public static readonly Property<EnvironmentGitHub> GitHub = Property<EnvironmentGitHub>.OrNothing(
        "github", new GitHubShape(), "none", "Roles for the workflows of a GitHub repository.");

    public static readonly Property<EnvironmentRegistry> Registry = Property<EnvironmentRegistry>.Optional(
        "registry", new RegistryShape(), new EnvironmentRegistry(), "The image registry.", "{}");

    public static readonly Property<EnvironmentTrail> Trail = Property<EnvironmentTrail>.Optional("trail", new TrailShape(), new EnvironmentTrail(), "The CloudTrail trail.", "{}");

    public static readonly Property<OidcShape.Given> Oidc = Property<OidcShape.Given>.Optional(
        "oidc", new OidcShape(), OidcShape.Given.Nothing, "Who signs people in to the clusters.", "{}");

    public static readonly Property<UpstreamIdentityProvider> IdentityProvider = Property<UpstreamIdentityProvider>.OrNothing(
        "identityProvider", new IdentityProviderShape(), "none", "A provider of OpenID Connect that knows the people already, and signs them in for Keycloak.");

    public static readonly Property<bool> IdentityProviderSecret = Property<bool>.Optional(
        EnvironmentConfig.IdentityProviderSecretKey, new SecretShape(), false, "The secret of Keycloak's client at `platform:identityProvider`; needed with it, and without it nothing.", "none");

    public static readonly Property<OutgoingMail> Mail = Property<OutgoingMail>.OrNothing(
        "mail", new MailShape(), "none", "A server that takes Keycloak's mails: without one, nobody can set a forgotten password.");

    public static readonly Property<bool> MailPassword = Property<bool>.Optional(
        EnvironmentConfig.MailPasswordKey, new SecretShape(), false, "The password at `platform:mail`; needed with it, and without it nothing.", "none");

    public static readonly Property<EnvironmentDelivery> Delivery = Property<EnvironmentDelivery>.Required("delivery", new DeliveryShape(), "Where the desired state of the clusters stands.");

    public static readonly Property<EnvironmentCertificates> Certificates = Property<EnvironmentCertificates>.Required("certificates", new CertificatesShape(), "Public certificates.");

    public static readonly Property<bool> HighlyAvailable = Property<bool>.Optional(
        "highlyAvailable", new BooleanShape(true), false, "Whether the platform's own services survive the loss of a zone: more replicas of each, spread over the zones.");

    public static readonly Property<bool> EnforcePolicies = Property<bool>.Optional(
        "enforcePolicies", new BooleanShape(true), false, "Whether Kyverno refuses what breaks a policy; `false` reports it only, which is how a policy begins.");

    public static readonly Property<ImmutableArray<Team>> Teams = Property<ImmutableArray<Team>>.Optional(
        "teams", new ObjectListShape<Team>(new TeamShape(), TeamShape.Name, 0, 50), [], "The teams whose applications run on the platform.", "[]");

    public static readonly Property<ImmutableArray<DatabaseRestore>> DatabaseRestores = Property<ImmutableArray<DatabaseRestore>>.Optional(
        "databaseRestores", new ObjectListShape<DatabaseRestore>(new DatabaseRestoreShape(), DatabaseRestoreShape.Database, 0, 50), [],
        "Databases that begin with a backup; docs/databases.md tells what else it takes.", "[]");

    public static readonly Property<bool> Protect = Property<bool>.Optional(
        "protect", new BooleanShape(true), false, "Whether what holds data refuses to be deleted; `true` wherever data matters.");

    public static readonly Property<ImmutableArray<Cidr>> PeerNetworks = Property<ImmutableArray<Cidr>>.Optional(
        "peerNetworks",
        new ListShape<Cidr>(NetworkText.PrivateCidr, 0, 50, "10.1.0.0/16"),
        [],
        "Networks that the VPC will be connected with; none may share addresses with it or with another.",
        "[]");

    public static readonly ImmutableArray<Property> All = [Account, Region, Domain, Tags, Network, Clusters, Retention, Budget, Costs, Alerts, SlackWebhookUrl, PagerDutyRoutingKey, GitHub, Registry, Trail, Oidc, IdentityProvider, IdentityProviderSecret, Mail, MailPassword, Delivery, Certificates, HighlyAvailable, EnforcePolicies, Teams, DatabaseRestores, Protect, PeerNetworks];

    /// <summary>Reports where right values don't go together.</summary>
    public static void Check(ObjectReading reading)
    {
        // Though the rest of the network may be wrong.
        var network = reading.Inside(Network);
        if (network is not null && reading.Has(Region, out var region) && network.Has(NetworkShape.Zones, out var zones))
            CheckZones(network.PlaceOf(NetworkShape.Zones), zones, region);
        if (network is not null && reading.Has(PeerNetworks, out var peers) && network.Has(NetworkShape.Cidr, out var vpc))
            CheckPeers(reading.PlaceOf(PeerNetworks), peers, network.PlaceOf(NetworkShape.Cidr).Path, vpc);
        CheckClusters(reading, network);
        CheckTeams(reading);
        CheckSecret(reading, IdentityProvider, IdentityProviderSecret);
        CheckSecret(reading, Mail, MailPassword);
        AlertChecks.Check(reading);
    }

    private static void CheckTeams(ObjectReading reading)
    {
        var teams = reading.Items(Teams).ToList();
        TeamChecks.CheckLogins(teams);
        foreach (var team in reading.Has(HighlyAvailable, out var highlyAvailable) ? teams : [])
            TeamChecks.CheckStorage(team, highlyAvailable);
    }

    private static void CheckSecret<T>(ObjectReading reading, Property<T> map, Property<bool> secret)
        where T : class
    {
        var place = reading.PlaceOf(secret);
        // Of a map that is there and wrong, its own problems say enough.
        var isGiven = reading.Has(map, out _) || reading.Inside(map) is not null;
        if (!reading.Has(secret, out var hasSecret) || isGiven == hasSecret)
            return;
        if (hasSecret)
        {
            place.ReportWithFix(
                ConfigurationProblemCode.Conflict, "a secret", $"nothing, where there is no {reading.PlaceOf(map).Path}", PulumiCommand.Remove(place.Stack, place.Path));
        }
        else
        {
            place.ReportWithFix(
                ConfigurationProblemCode.Missing, "nothing", $"{secret.Shape.Allowed}, since there is a {reading.PlaceOf(map).Path}", PulumiCommand.SetSecret(place.Stack, place.Path));
        }
    }

    private static void CheckClusters(ObjectReading reading, ObjectReading? network)
    {
        var clusters = reading.Items(Clusters).ToList();
        var given = new List<(KeyPath Path, Cidr Cidr)>();
        if (network is not null && network.Has(NetworkShape.Cidr, out var vpc))
            given.Add((network.PlaceOf(NetworkShape.Cidr).Path, vpc));
        if (reading.Has(PeerNetworks, out var peers))
            given.AddRange(peers.Select((peer, index) => (reading.PlaceOf(PeerNetworks).Path.Item(index), peer)));

        Cidr[] taken = [.. given.Select(network => network.Cidr), .. clusters.SelectMany(ClusterChecks.NetworksOf).Select(network => network.Cidr)];
        if (network is not null && network.Has(NetworkShape.Zones, out var zones))
        {
            foreach (var cluster in clusters)
                ClusterChecks.CheckZones(cluster, zones, taken);
            foreach (var cluster in network.Has(NetworkShape.Cidr, out var addresses) ? clusters : [])
                ClusterChecks.CheckSubnets(cluster, zones, addresses);
            foreach (var cluster in reading.Has(Domain, out var domain) ? clusters : [])
                ClusterChecks.CheckName(cluster, domain!, zones);
        }

        ClusterChecks.CheckNetworks(clusters, given, taken);
    }

    private static void CheckZones(Place place, ImmutableArray<string> zones, string region)
    {
        for (var i = 0; i < zones.Length; i++)
        {
            if (zones[i][..^1] != region)
                place.Item(i).Report(ConfigurationProblemCode.Conflict, $"'{zones[i]}'", $"a zone of the region {region}: {region}a to {region}f", $"{region}{zones[i][^1]}");
        }
    }

    private static void CheckPeers(Place place, ImmutableArray<Cidr> peers, KeyPath vpcPath, Cidr vpc)
    {
        for (var i = 0; i < peers.Length; i++)
        {
            var others = peers.Take(i).Select((peer, index) => (Path: place.Path.Item(index), Cidr: peer)).Prepend((Path: vpcPath, Cidr: vpc));
            foreach (var other in others.Where(other => other.Cidr.Overlaps(peers[i])))
            {
                place.Item(i).ReportWithFix(
                    ConfigurationProblemCode.Overlap,
                    $"'{peers[i]}'",
                    $"a network that shares no address with {other.Path}, which is {other.Cidr}",
                    PulumiCommand.Remove(place.Stack, place.Path.Item(i)));
            }
        }
    }
}
