using Infra.Components;

namespace Infra.Tests.Components;

public sealed class DnsTests
{
    [Fact]
    public async Task Constructor_Defaults_HasAPublicZoneAndAPrivateOneBelow()
    {
        var resources = await RunAsync();

        Assert.Equal(["dns-private", "dns-public"], resources.NamesOfType("aws:route53/zone:Zone"));
        foreach (var zone in resources.OfType("aws:route53/zone:Zone"))
        {
            Assert.Equal([false, "platform"], [zone["forceDestroy"], zone["tags.Owner"]]);
            Assert.NotEmpty(zone.Text("comment"));
        }

        Assert.Equal(["dev.example.com", "internal.dev.example.com"], [resources["dns-public"]["name"], resources["dns-private"]["name"]]);
        Assert.Equal(["net-vpc-id", "eu-central-1"], [resources["dns-private"]["vpcs.0.vpcId"], resources["dns-private"]["vpcs.0.vpcRegion"]]);
        Assert.Null(resources["dns-public"]["vpcs"]);
        Assert.Equal("infra-dev-private-zone", resources["dns-private"]["tags.Name"]);
    }

    [Fact]
    public async Task Constructor_Defaults_LetsOneAuthorityIssueByDns()
    {
        var record = (await RunAsync())["dns-caa"];

        Assert.Equal(["dns-public-id", "dev.example.com", "CAA", 3600.0], [record["zoneId"], record["name"], record["type"], record["ttl"]]);
        Assert.Equal(
            ["0 issue \"letsencrypt.org; validationmethods=dns-01\"", "0 issuewild \"letsencrypt.org; validationmethods=dns-01\""],
            record.Texts("records"));
    }

    [Fact]
    public void Records_SeveralAuthoritiesAndAReport_AreSorted() =>
        Assert.Equal(
            [
                "0 issue \"amazon.com; validationmethods=dns-01\"", "0 issuewild \"amazon.com; validationmethods=dns-01\"",
                "0 issue \"letsencrypt.org; validationmethods=dns-01\"", "0 issuewild \"letsencrypt.org; validationmethods=dns-01\"",
                "0 iodef \"mailto:platform@example.com\"",
            ],
            CertificateAuthorities.Records(["letsencrypt.org", "amazon.com"], "platform@example.com"));

    [Theory]
    [InlineData("dev.example.com")]
    [InlineData("vpc.dev.example.com")]
    public async Task Constructor_PrivateDomain_IsTheEnvironmentsOrBelow(string domain)
    {
        var resources = await RunAsync(args => args with { PrivateDomain = domain });

        Assert.Equal(["dev.example.com", domain], [resources["dns-public"]["name"], resources["dns-private"]["name"]]);
    }

    [Theory]
    [InlineData("example.com")]
    [InlineData("otherdev.example.com")]
    [InlineData("INTERNAL.dev.example.com")]
    public async Task Constructor_PrivateDomainElsewhere_Fails(string domain) =>
        Assert.Contains($"'{domain}' cannot be the private zone's domain", await FailAsync(args => args with { PrivateDomain = domain }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_ForceDestroy_DeletesTheRecordsOfOthers()
    {
        var resources = await RunAsync(args => args with { Protect = false, ForceDestroy = true });

        Assert.All(resources.OfType("aws:route53/zone:Zone"), zone => Assert.Equal(true, zone["forceDestroy"]));
    }

    [Theory]
    [InlineData("Dev.example.com")]
    [InlineData("dev.example.com.")]
    [InlineData("example")]
    [InlineData("-dev.example.com")]
    [InlineData("*.example.com")]
    public async Task Constructor_WrongDomain_Fails(string domain) =>
        Assert.Contains($"'{domain}' is not a domain", await FailAsync(args => args with { Domain = domain }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_WrongArguments_Fails()
    {
        Assert.Contains("nobody could issue a certificate", await FailAsync(args => args with { CertificateAuthorities = [] }), StringComparison.Ordinal);
        Assert.Contains("'Let's Encrypt' is not a certificate authority", await FailAsync(args => args with { CertificateAuthorities = ["Let's Encrypt"] }), StringComparison.Ordinal);
        Assert.Contains("'platform' in ReportsTo is not an e-mail address", await FailAsync(args => args with { ReportsTo = "platform" }), StringComparison.Ordinal);
        Assert.Contains("ForceDestroy is set on protected zones", await FailAsync(args => args with { ForceDestroy = true }), StringComparison.Ordinal);
    }

    private static Task<RegisteredResources> RunAsync(Func<DnsArgs, DnsArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<DnsArgs, DnsArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static void Create(Func<DnsArgs, DnsArgs> change)
    {
        var vpc = new Vpc("net", new VpcArgs { Scope = TestScope.Dev, Keys = TestScope.Keys(), FlowLogBoundary = TestScope.Boundary("flow-log"), Addresses = TestScope.Addresses(1, "eu-central-1a", "eu-central-1b"), ClusterNames = [TestScope.Cluster] });
        _ = new Dns("dns", change(new DnsArgs { Scope = TestScope.Dev, Domain = "dev.example.com", Vpc = vpc }));
    }
}
