using Infra.Components;
using YamlDotNet.Serialization;

namespace Infra.Tests.Components;

public sealed class ArgoCdSettingsTests
{
    [Theory]
    [InlineData("kyverno.io", "UpdateRequest")]
    [InlineData("reports.kyverno.io", "EphemeralReport")]
    [InlineData("wgpolicyk8s.io", "PolicyReport")]
    [InlineData("openreports.io", "Report")]
    [InlineData("aquasecurity.github.io", "VulnerabilityReport")]
    [InlineData("discovery.k8s.io", "EndpointSlice")]
    [InlineData("", "Endpoints")]
    [InlineData("coordination.k8s.io", "Lease")]
    public void Exclusions_OfWhatControllersMakeInNumbers_AreThere(string group, string kind) => Assert.Contains((group, kind), Exclusions());

    [Fact]
    public void Exclusions_OfWhatTrivysChartDeclares_AreNotThere() => Assert.DoesNotContain(("aquasecurity.github.io", "ClusterComplianceReport"), Exclusions());

    // F2: without it, what waits for an Application waits for nothing.
    [Fact]
    public void Health_OfApplications_IsProgressingAtFirst()
    {
        var script = Assert.IsType<string>(ArgoCdHealth.Settings()["resource.customizations.health.argoproj.io_Application"]);

        Assert.Contains("local health = { status = \"Progressing\"", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Health_Scripts_AreAllUsed()
    {
        var scripts = typeof(ArgoCdHealth).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("ArgoCd/Health/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(scripts, ArgoCdHealth.ScriptNames.Values.Distinct().Select(name => $"ArgoCd/Health/{name}.lua").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Health_EveryKind_HasItsScript()
    {
        var settings = ArgoCdHealth.Settings();

        Assert.Equal(ArgoCdHealth.ScriptNames.Count, settings.Count);
        Assert.All(settings, setting => Assert.EndsWith("\n", Assert.IsType<string>(setting.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void Permissions_WithoutAGroup_AreNone() => Assert.Equal("", ArgoCdPermissions.Settings(AddonContexts.Dev())["policy.default"]);

    [Fact]
    public void Permissions_OfAuditors_AreToLook()
    {
        var lines = Lines(AddonContexts.Dev()).Where(line => line.StartsWith("p, role:platform-auditor,", StringComparison.Ordinal)).ToList();

        Assert.Contains("p, role:platform-auditor, projects, get, *, allow", lines);
        Assert.Contains("p, role:platform-auditor, applications, get, */*, allow", lines);
        Assert.All(lines, line => Assert.Matches(", get, (\\*/)?\\*, allow$", line));
        Assert.DoesNotContain(lines, line => line.Contains("logs", StringComparison.Ordinal));
        Assert.Contains("g, platform-auditors, role:platform-auditor", Lines(AddonContexts.Dev()));
    }

    [Fact]
    public void Permissions_OfAdministrators_EndAtTeamsApplications()
    {
        var lines = Lines(AddonContexts.Dev() with { Teams = [SampleTeams.Shop] });

        Assert.Contains("p, role:platform-administrator, applications, sync, */*, allow", lines);
        Assert.Contains("p, role:platform-administrator, applications, sync, team-shop/*, deny", lines);
        Assert.Contains("p, role:platform-administrator, logs, get, team-shop/*, deny", lines);
        Assert.Contains("g, platform-administrators, role:platform-administrator", lines);
    }

    [Fact]
    public void Permissions_OfAnybody_ChangeNothing() =>
        Assert.DoesNotContain(Lines(AddonContexts.Dev() with { Teams = [SampleTeams.Shop] }), line => line.EndsWith("allow", StringComparison.Ordinal) && !line.Contains(", get, ", StringComparison.Ordinal) && !line.Contains(", sync, ", StringComparison.Ordinal));

    private static string[] Lines(AddonContext context) => Assert.IsType<string>(ArgoCdPermissions.Settings(context)["policy.csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<(string Group, string Kind)> Exclusions() =>
        [.. new DeserializerBuilder().Build().Deserialize<List<Dictionary<string, List<string>>>>(ArgoCdExclusions.Text).SelectMany(each => each["apiGroups"].SelectMany(group => each["kinds"].Select(kind => (group, kind))))];
}
