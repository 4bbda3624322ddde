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

    [Fact]
    public void Images_OfRegistriesThatSayNoDates_DoNotWaitForOne()
    {
        string[] dated = ["docker.io/"];
        var undated = Pins.Where(pin => pin.Datasource == "docker").Select(pin => pin.Name).Concat(BaseImages())
            .Where(name => !dated.Any(registry => name.StartsWith(registry, StringComparison.Ordinal))).Distinct().ToList();

        Assert.Contains(undated, name => name.StartsWith("mcr.microsoft.com/", StringComparison.Ordinal));
        Assert.All(undated, name => Assert.Equal("timestamp-optional", Setting(name, "minimumReleaseAgeBehaviour")));
    }

    [Fact]
    public void PostgreSql_ItsTag_IsOneThatItsVersioningReads()
    {
        var pin = Pins.Single(pin => pin.Name == "ghcr.io/cloudnative-pg/postgresql");
        var versioning = Setting(pin.Name, "versioning")!;
        Assert.StartsWith("regex:", versioning, StringComparison.Ordinal);
        var expression = new Regex(versioning["regex:".Length..]);

        // Another major version is an upgrade of data, and other content another image.
        var match = expression.Match(pin.Version);
        Assert.True(match.Success, $"{versioning} does not read {pin.Version}");
        Assert.Equal(pin.Version.Split('.')[0], match.Groups["major"].Value);
        Assert.DoesNotMatch(expression, pin.Version.Replace("minimal", "standard", StringComparison.Ordinal));
    }

    [Fact]
    public void Commits_OfTheJobThatRenders_AreNotSomebodysWork()
    {
        using var json = Settings();
        var ignored = json.RootElement.GetProperty("gitIgnoredAuthors").EnumerateArray().Select(author => author.GetString()!).ToList();
        Assert.Single(ignored);
        Assert.Contains($"user.email={ignored[0]} commit", File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "render.yml")), StringComparison.Ordinal);
    }

    // The last rule that names the image or its registry decides.
    private static string? Setting(string image, string key)
    {
        using var json = Settings();
        return json.RootElement.GetProperty("packageRules").EnumerateArray()
            .Where(rule => rule.TryGetProperty(key, out _) && rule.GetProperty("matchPackageNames").EnumerateArray().Any(name => Names(name.GetString()!, image)))
            .Select(rule => rule.GetProperty(key).GetString()).LastOrDefault();
    }

    private static bool Names(string pattern, string image) =>
        pattern.EndsWith("/**", StringComparison.Ordinal) ? image.StartsWith(pattern[..^2], StringComparison.Ordinal) : pattern == image;

    private static IEnumerable<string> BaseImages() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "Dockerfile", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1].Split(':')[0]);

    private static JsonDocument Settings() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".github", "renovate.json")));

    private static IEnumerable<Manager> Managers()
    {
        using var json = Settings();
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
