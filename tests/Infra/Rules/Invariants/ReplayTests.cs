using Infra.Components;
using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class ReplayTests : RuleTest<Replay>
{
    private const string Wave = "metadata annotations argocd.argoproj.io/sync-wave";
    private static readonly string Shop = PlatformPlan.UrnOf("shop");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Fact]
    public void Check_GapInTheWaves_Breaks()
    {
        var last = PlatformPlan.UrnOf("shop-config");
        AssertBroken(new PlatformPlan().WithInput(last, Wave, "\"40\""), last, "It is of wave 40, and there is no wave");
    }

    [Fact]
    public void Check_NeedOfTheSameWave_Breaks()
    {
        var plan = new PlatformPlan();
        var wave = plan.WaveOf("shop");
        AssertBroken(plan.WithInput(PlatformPlan.UrnOf("shop-config"), Wave, $"\"{wave}\""), PlatformPlan.UrnOf("shop-config"), $"It needs shop, which is of wave {wave}");
    }

    [Fact]
    public void Check_MissingApplication_Breaks()
    {
        var findings = Check(new PlatformPlan().WithoutResource(PlatformPlan.UrnOf("prometheus")));
        Assert.Contains("Its cluster lacks the Application \"prometheus\".", findings.Select(finding => finding.Message));
    }

    [Fact]
    public void Check_DestinationOfNobody_Breaks() =>
        AssertBroken(new PlatformPlan().WithInput(Shop, "spec destination namespace", "\"elsewhere\""), Shop, "the namespace \"elsewhere\", which nobody declares");

    [Fact]
    public void Check_Default_IsThereForObjectsAlone()
    {
        AssertHolds(new PlatformPlan().WithInput(PlatformPlan.UrnOf("shop-config"), "spec destination namespace", "\"default\""));
        AssertBroken(new PlatformPlan().WithInput(Shop, "spec destination namespace", "\"default\""), Shop, "\"default\"");
    }

    [Fact]
    public void Check_IssuerOfNobody_Breaks()
    {
        var plan = new PlatformPlan().With("Certificate/shop", "spec issuerRef name", "\"mine\"");
        AssertBroken(plan, plan.SubjectOf("Certificate/shop"), "the ClusterIssuer \"mine\", which nobody declares");
    }

    [Fact]
    public void Check_IssuerOfAnotherGroup_Holds() => AssertHolds(new PlatformPlan().With("Certificate/shop", "spec issuerRef", """{"group": "awspca.cert-manager.io", "name": "x"}"""));

    [Fact]
    public void Check_StoreOfAnotherNamespace_Breaks()
    {
        var plan = new PlatformPlan().With("ExternalSecret/password", "spec secretStoreRef", """{"name": "own"}""");
        AssertBroken(plan, plan.SubjectOf("ExternalSecret/password"), "the SecretStore \"own\" in data, which nobody declares");
    }

    [Fact]
    public void Check_IssuerOfALaterWave_Breaks()
    {
        var plan = new PlatformPlan().Move("ClusterIssuer/letsencrypt", application: "shop-config");
        Assert.Contains(
            Check(plan),
            finding => finding.Subject == plan.SubjectOf("Certificate/shop") && finding.Message.Contains("the ClusterIssuer \"letsencrypt\", which shop-config delivers in a later wave", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NamespaceOfALaterWave_Breaks()
    {
        var plan = new PlatformPlan().Move("Namespace/cnpg-system", application: "shop-config");
        Assert.Contains(Check(plan), finding => finding.Message.Contains("the Namespace \"cnpg-system\", which shop-config delivers in a later wave", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_WhatTheHomeClusterAloneHas_IsInOneOfThem()
    {
        AssertHolds(TwoClusters().WithoutResource(PlatformPlan.UrnOf("login", "b")).WithoutResource(PlatformPlan.UrnOf("home-secrets", "b")));
        var findings = Check(TwoClusters().WithoutResource(PlatformPlan.UrnOf("login", "a")).WithoutResource(PlatformPlan.UrnOf("login", "b")));
        Assert.Equal(2, findings.Count(finding => finding.Message == "Its cluster lacks the Application \"login\"."));
    }

    [Fact]
    public void Check_WhatEveryClusterHas_IsInAllOfThem() =>
        Assert.Contains(Check(TwoClusters().WithoutResource(PlatformPlan.UrnOf("monitors", "b"))), finding => finding.Message == "Its cluster lacks the Application \"monitors\".");

    [Fact]
    public void Check_OrderInOneOfTwoClusters_IsThatClustersOwn()
    {
        var plan = TwoClusters().WithInput(PlatformPlan.UrnOf("secret-stores", "b"), "metadata annotations argocd.argoproj.io/sync-wave", "\"99\"");
        Assert.Contains(Check(plan), finding => finding.Subject == plan.SubjectOf("ExternalSecret/payment") && finding.Message.EndsWith("which secret-stores delivers in a later wave.", StringComparison.Ordinal));
    }

    private static PlatformPlan TwoClusters()
    {
        var context = RuleAddons.Context with { ClusterNames = ["a.dev.example.com", "b.dev.example.com"], ClusterName = "a.dev.example.com" };
        return new PlatformPlan(context, [.. RuleAddons.All(context), Login()]);
    }

    private static Addon Login() => new()
    {
        Name = new AddonName("login"),
        Summary = "Signs people in",
        Layer = AddonLayer.Security,
        Placement = AddonPlacement.HomeCluster,
        Namespaces = [new AddonNamespace { Name = "login" }],
        Secrets = [new AddonSecret { Name = "session", Namespace = "login", Keys = [SecretKey.Generated("key")] }],
        Objects = [new AnyObject("v1", "ConfigMap", "login", "login", [])],
    };
}
