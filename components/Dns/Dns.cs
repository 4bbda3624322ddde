using System.Collections.Immutable;
using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The names of an environment: a public hosted zone of its domain, who may issue certificates for it, and below it a private zone that answers
/// inside the VPC only.
/// </summary>
/// <remarks>
/// The parent domain must delegate the domain to <see cref="NameServers"/>, once and by hand. The zones are not signed (DNSSEC). Both, and why the
/// private zone has a name of its own: docs/decisions/0008-names-and-certificates.md.
/// </remarks>
public sealed class Dns : ComponentResource
{
    private const int CaaTtlInSeconds = 3600;

    private readonly string _name;
    private readonly DnsArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The domain or a certificate authority is not a DNS name, or the arguments contradict each other.</exception>
    public Dns(string name, DnsArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Dns", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;
        Domain = args.Domain;
        PrivateDomain = args.PrivateName;

        Public = CreateZone("public", Domain, $"Public names of {args.Scope.Project} {args.Scope.Stack}");
        Private = CreateZone("private", PrivateDomain, $"Names of {args.Scope.Project} {args.Scope.Stack} inside its VPC", new Aws.Route53.Inputs.ZoneVpcArgs
        {
            VpcId = args.Vpc.Id,
            VpcRegion = args.Scope.Account.Region,
        });
        _ = new Aws.Route53.Record($"{name}-caa", new Aws.Route53.RecordArgs
        {
            ZoneId = Public.Id,
            Name = args.Domain,
            Type = Aws.Route53.RecordType.CAA,
            Ttl = CaaTtlInSeconds,
            Records = CertificateAuthorities.Records(args.CertificateAuthorities, args.ReportsTo).ToArray(),
        }, new CustomResourceOptions { Parent = this });

        RegisterOutputs(new Dictionary<string, object?> { ["publicZoneId"] = PublicZoneId, ["privateZoneId"] = PrivateZoneId, ["nameServers"] = NameServers });
    }

    /// <summary>The public zone's domain, such as <c>dev.example.com</c>: kOps' <c>dnsZone</c>.</summary>
    public string Domain { get; }

    /// <summary>The private zone's domain, such as <c>internal.dev.example.com</c>.</summary>
    public string PrivateDomain { get; }

    /// <summary>The zone that the internet sees.</summary>
    public Aws.Route53.Zone Public { get; }

    /// <summary>The zone that only the VPC sees.</summary>
    public Aws.Route53.Zone Private { get; }

    /// <summary>Id of the public zone.</summary>
    public Output<string> PublicZoneId => Public.Id;

    /// <summary>Id of the private zone.</summary>
    public Output<string> PrivateZoneId => Private.Id;

    /// <summary>The public zone's four name servers, for the NS record in the parent domain.</summary>
    public Output<ImmutableArray<string>> NameServers => Public.NameServers;

    private Aws.Route53.Zone CreateZone(string kind, string domain, string comment, params Aws.Route53.Inputs.ZoneVpcArgs[] vpcs)
    {
        var zone = new Aws.Route53.ZoneArgs
        {
            Name = domain,
            Comment = comment,
            ForceDestroy = _args.ForceDestroy,
            Tags = _args.Scope.Tags.For(_args.Scope.Name($"{kind}-zone").ToString()),
        };
        foreach (var vpc in vpcs)
            zone.Vpcs.Add(vpc);
        return new Aws.Route53.Zone($"{_name}-{kind}", zone, new CustomResourceOptions { Parent = this, Protect = _args.Protect });
    }
}
