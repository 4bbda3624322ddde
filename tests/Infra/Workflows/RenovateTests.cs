using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Components;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

/// <summary>What Renovate finds in this repository by expressions of ours: a version that it does not find grows old unseen.</summary>
public sealed partial class RenovateTests
{
    private const string Istio = "https://istio-release.storage.googleapis.com/charts";
    private static readonly string[] Folders = ["components", ".github/workflows", ".github/actions"];
    private static readonly List<Pin> Pins = [.. Managers().SelectMany(manager => manager.Find())];

    [Fact]
    public void Charts_OfAllAddons_AreFoundOnceEach()
    {
        // Istio's charts are of one release: one stands for all.
        var charts = AddonCatalog.All.Select(declare => declare(RuleAddons.Context).Chart).OfType<ChartRelease>()
            .Select(chart => (Chart: chart.Repository == Istio ? "istiod" : chart.Chart, chart.Repository, chart.Version)).Distinct().Order();

        // Two add-ons may each name the chart that they share.
        Assert.Equal(charts, Pins.Where(pin => pin.Datasource == "helm").Select(pin => (pin.Name, pin.Registry, pin.Version)).Distinct().Order());
        Assert.Equal(Pins.Count, Pins.Select(pin => (pin.Path, pin.At)).Distinct().Count());
    }

    [Fact]
    public void Images_OfOurOwnPods_AreFound()
    {
        Assert.Equal(
            ["docker.io/alpine/kubectl", "ghcr.io/cloudnative-pg/postgresql", "public.ecr.aws/aws-cli/aws-cli"],
            Pins.Where(pin => pin.Datasource == "docker").Select(pin => pin.Name).Order(StringComparer.Ordinal));
        Assert.Matches("^sha256:[0-9a-f]{64}$", Pins.Single(pin => pin.Name == "ghcr.io/cloudnative-pg/postgresql").Digest);
    }

    [Fact]
    public void Images_ThatAnyFileNamesWithADigest_AreInFilesThatAreLookedAt() => Assert.Equal(
        SourceFiles.Below(["components", "stacks"]).SelectMany(file => Digest().Matches(file.Text)).Count(),
        Pins.Count(pin => pin.Datasource == "docker" && pin.Digest.Length > 0));

    [Fact]
    public void KubernetesVersions_OfAllClusters_AreFound()
    {
        var named = Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml").Sum(file => File.ReadLines(file).Count(line => line.Contains("kubernetesVersion:", StringComparison.Ordinal)));
        Assert.NotEqual(0, named);
        Assert.Equal(named, Pins.Count(pin => pin.Name == "kubernetes/kubernetes"));
    }

    [Fact]
    public void Tools_ThatWorkflowsInstall_AreFound()
    {
        var marked = Files().Where(file => file.Path.StartsWith(".github/", StringComparison.Ordinal)).Sum(file => file.Text.Split("# renovate:").Length - 1);
        Assert.Equal(marked, Pins.Count(pin => pin.Path.StartsWith(".github/", StringComparison.Ordinal)));
        Assert.Equal(["kubernetes/kops", "pulumi/pulumi"], Pins.Where(pin => pin.Path.StartsWith(".github/", StringComparison.Ordinal)).Select(pin => pin.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Expressions_All_AreOnesThatRenovateReads() =>
        // It reads them by RE2, which looks neither around nor back.
        Assert.All(Managers().SelectMany(manager => manager.Expressions), expression => Assert.DoesNotMatch(@"\(\?<?[=!]|\\[1-9]|\\k<", expression));

    private static IEnumerable<Manager> Managers()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".github", "renovate.json")));
        return [.. json.RootElement.GetProperty("customManagers").EnumerateArray().Select(manager => new Manager(
            [.. manager.GetProperty("managerFilePatterns").EnumerateArray().Select(pattern => pattern.GetString()!.Trim('/'))],
            [.. manager.GetProperty("matchStrings").EnumerateArray().Select(expression => expression.GetString()!)],
            manager.TryGetProperty("depNameTemplate", out var name) ? name.GetString() : null,
            manager.TryGetProperty("datasourceTemplate", out var datasource) ? datasource.GetString() : null))];
    }

    private static IEnumerable<(string Path, string Text)> Files() =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml"))
            .Select(file => (Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)));

    [GeneratedRegex("\"[^\"]+@sha256:[0-9a-f]{64}\"")]
    private static partial Regex Digest();

    private sealed record Pin(string Path, int At, string Datasource, string Name, string Registry, string Version, string Digest);

    private sealed record Manager(IReadOnlyList<string> Patterns, IReadOnlyList<string> Expressions, string? Name, string? Datasource)
    {
        public IEnumerable<Pin> Find() =>
            from file in Files()
            where Patterns.Any(pattern => Regex.IsMatch(file.Path, pattern))
            from expression in Expressions
            from match in Regex.Matches(file.Text, expression)
            select new Pin(
                file.Path,
                match.Groups["currentValue"].Index,
                Datasource ?? match.Groups["datasource"].Value,
                Name ?? match.Groups["depName"].Value,
                match.Groups["registryUrl"].Value,
                match.Groups["currentValue"].Value,
                match.Groups["currentDigest"].Value);
    }
}
