using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class IgnoredFieldsTests : RuleTest<IgnoredFields>
{
    private static readonly string Istiod = PlatformPlan.UrnOf("istiod");
    private static readonly string ArgoCd = PlatformPlan.UrnOf("argocd");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Theory]
    [InlineData("", "ValidatingWebhookConfiguration", "(core)")]
    [InlineData("apps", "ValidatingWebhookConfiguration", "(apps)")]
    [InlineData("extensions", "Deployment", "(extensions)")]
    [InlineData("cert-manager.io", "Issuer", "(cert-manager.io)")]
    [InlineData("*", "*", "(*)")]
    public void Check_KindThatIsNot_Breaks(string group, string kind, string message) => AssertBroken(Ignoring(group, kind), Istiod, message);

    [Theory]
    [InlineData("", "Secret")]
    [InlineData("apps", "Deployment")]
    [InlineData("cert-manager.io", "Certificate")]
    public void Check_KindThatIs_Holds(string group, string kind) => AssertHolds(Ignoring(group, kind));

    [Fact]
    public void Check_DifferencesThatSyncsTakeBack_Break() =>
        AssertBroken(new PlatformPlan().WithInput(Istiod, "spec syncPolicy syncOptions", """["ServerSideApply=true"]"""), Istiod, "without the option RespectIgnoreDifferences=true");

    [Theory]
    [InlineData(null)]
    [InlineData("\"ignoreAggregatedRoles: false\\n\"")]
    [InlineData("\"ignoreResourceStatusField: all\\n\"")]
    public void Check_AggregatedRoles_Break(string? options) =>
        AssertBroken(new PlatformPlan().WithValue("argocd", "configs cm resource.compareoptions", options), ArgoCd, "ignoreAggregatedRoles: true");

    [Theory]
    [InlineData("all", true)]
    [InlineData("Secret", true)]
    [InlineData("apps_Deployment", true)]
    [InlineData("argoproj.io_Application", true)]
    [InlineData("apps_ValidatingWebhookConfiguration", false)]
    [InlineData("Deployment", false)]
    public void Check_SettingOfAKind_BreaksWhereThereIsNone(string key, bool isKind)
    {
        var plan = new PlatformPlan().WithValue("argocd", $"configs cm resource.customizations.ignoreDifferences.{key}", "\"jsonPointers: [/x]\"");
        if (isKind)
            AssertHolds(plan);
        else
            AssertBroken(plan, ArgoCd, $"ignoreDifferences.{key}\" is of");
    }

    private static PlatformPlan Ignoring(string group, string kind) => new PlatformPlan().WithInput(
        Istiod, "spec ignoreDifferences", $$"""[{"group": "{{group}}", "kind": "{{kind}}", "jqPathExpressions": [".x"]}]""");
}
