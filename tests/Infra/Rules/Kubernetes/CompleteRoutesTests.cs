using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class CompleteRoutesTests : RuleTest<CompleteRoutes>
{
    private const string Service = "VirtualService/shop";
    private const string Gateway = "Gateway/gateway";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData(Gateway, "spec servers 0 tls httpsRedirect", "false", "from http://shop.dev.example.com to HTTPS")]
    [InlineData(Gateway, "spec servers 0 hosts", """["argocd.dev.example.com"]""", "from http://shop.dev.example.com to HTTPS")]
    [InlineData(Gateway, "spec servers 2", null, "do not listen for https://shop.dev.example.com")]
    [InlineData(Gateway, "spec servers 2 tls mode", "\"PASSTHROUGH\"", "do not listen for https://shop.dev.example.com")]
    [InlineData(Gateway, "spec servers 2 tls credentialName", "\"other\"", "No Certificate in ingress keeps the Secret \"other\"")]
    [InlineData("Certificate/shop", "metadata namespace", "\"shop\"", "No Certificate in ingress keeps the Secret \"shop\"")]
    [InlineData("Certificate/shop", "spec dnsNames", """["shop.example.com"]""", "is not for shop.dev.example.com")]
    [InlineData(Service, "spec http 0 route 0 destination host", "\"shop.data.svc.cluster.local\"", "leads shop.dev.example.com to shop.data.svc.cluster.local:80")]
    [InlineData(Service, "spec http 0 route 0 destination port number", "81", "shop.shop.svc.cluster.local:81, and no add-on declares")]
    public void Check_Route_Breaks(string id, string path, string? value, string message)
    {
        var plan = new PlatformPlan();
        var findings = Check(plan.With(id, path, value));
        Assert.Contains(findings, finding => finding.Subject == plan.SubjectOf(Service) && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_GatewayOfNobody_BreaksTwice() => Assert.Equal(2, Check(new PlatformPlan().With(Service, "spec gateways", """["other"]""")).Count);

    [Fact]
    public void Check_GatewayOfAnotherNamespaceAndWildcards_Hold() =>
        AssertHolds(new PlatformPlan()
            .With(Service, "metadata namespace", "\"shop\"")
            .With(Service, "spec gateways", """["ingress/gateway"]""")
            .With(Gateway, "spec servers 2 hosts", """["shop/*.dev.example.com"]""")
            .With("Certificate/shop", "spec dnsNames", """["*.dev.example.com"]"""));

    [Fact]
    public void Check_ServiceWithinTheMesh_IsNotJudged() => AssertHolds(new PlatformPlan().With(Service, "spec gateways", """["mesh"]"""));
}
