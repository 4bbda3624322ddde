using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Components;
using Infra.Tests.Stacks.Environments;
using Infra.Tests.Support;
using YamlDotNet.Serialization;

namespace Infra.Tests.Stacks.Samples;

/// <summary>The sample application is what the environments declare: its chart, its program and the configuration use the same names.</summary>
public sealed partial class ShopTests
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string AppLabel = "app.kubernetes.io/name";

    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "shop");

    private static Dictionary<string, Node> Objects { get; } = new SampleChart(Path.Combine(Sample, "charts", "web"), Digest).Objects();

    private static Node Pod { get; } = Objects["Deployment"]["spec"]["template"]["spec"];

    private static Node Container { get; } = Pod["containers"].Named("web");

    public static TheoryData<string> Stacks => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Team_OfTheSample_HasItsChartsWhereItSays(string stack)
    {
        var team = Team(stack);

        Assert.True(File.Exists(Path.Combine(Repository.Root, team.Path, "web", "Chart.yaml")));
        Assert.Equal(new EnvironmentFile(stack).Text("platform:delivery", "repositoryUrl"), team.RepositoryUrl);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Pods_OfTheChart_AreTheWorkloadsThatIsDeclared(string stack)
    {
        var (team, workload) = (Team(stack), Web(stack));

        Assert.Equal(
            [KeyValuePair.Create(AppLabel, workload.Name), KeyValuePair.Create("cost-centre", team.CostCentre), KeyValuePair.Create("team", team.Name)],
            Objects["Deployment"]["spec"]["template"]["metadata"]["labels"].Texts.OrderBy(label => label.Key, StringComparer.Ordinal));
        Assert.Equal((workload.Port, workload.MetricsPort), (Container["ports"].Named("http")["containerPort"].Number, Container["ports"].Named("metrics")["containerPort"].Number));
        Assert.Equal($"{workload.Port};{workload.MetricsPort}", Container["env"].Named("ASPNETCORE_HTTP_PORTS")["value"].Text);
        Assert.Equal($"{workload.MetricsPort}", Container["env"].Named("MetricsPort")["value"].Text);
        Assert.Equal(workload.ServiceAccount, Pod["serviceAccountName"].Text);
        Assert.Equal(workload.ServiceAccount, Objects["ServiceAccount"]["metadata"]["name"].Text);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Size_OfTheChart_IsWhatIsDeclared(string stack)
    {
        var (workload, resources) = (Web(stack), Container["resources"]);

        Assert.Equal(workload.Replicas, Objects["Deployment"]["spec"]["replicas"].Number);
        Assert.Equal((workload.Cpu, workload.Memory), (resources["requests"]["cpu"].Text, resources["requests"]["memory"].Text));
        Assert.Equal(workload.MemoryLimit, resources["limits"]["memory"].Text);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Service_OfTheChart_IsTheRoutes(string stack)
    {
        var (service, workload) = (Objects["Service"], Web(stack));

        Assert.Equal(workload.Name, service["metadata"]["name"].Text);
        var port = Assert.Single(service["spec"]["ports"].Items);
        Assert.Equal((workload.ServicePort, "http"), (port["port"].Number, port["targetPort"].Text));
    }

    [Fact]
    public void Selectors_OfTheChart_AreItsPods() => Assert.All(
        [
            Objects["Deployment"]["spec"]["selector"]["matchLabels"], Objects["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"], Objects["Service"]["spec"]["selector"],
            Pod["topologySpreadConstraints"].Items.Single()["labelSelector"]["matchLabels"],
        ],
        selector => Assert.Equal([KeyValuePair.Create(AppLabel, "web")], selector.Texts));

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Volumes_OfTheChart_AreWhatThePlatformMakes(string stack)
    {
        var database = Database(stack);

        Assert.Equal(
            Declared(stack).Select(each => each.Name).Order(StringComparer.Ordinal),
            Pod["volumes"].Items.Select(volume => volume["secret"]["secretName"]).Where(name => name.Exists).Select(name => name.Text).Order(StringComparer.Ordinal));
        Assert.Equal(TeamData.FactsName(Web(stack).Namespace), Pod["volumes"].Named("platform")["configMap"]["name"].Text);
        Assert.Equal((database.Host, database.DatabaseName), (Container["env"].Named("Database__Host")["value"].Text, Container["env"].Named("Database__Name")["value"].Text));
    }

    // What the program reads is an entry of a Secret that is declared, or of the platform's ConfigMap, where the chart mounts it.
    [Theory]
    [MemberData(nameof(Stacks))]
    public void Files_ThatTheProgramReads_AreMounted(string stack)
    {
        var files = FileRead().Matches(File.ReadAllText(Path.Combine(Sample, "web", "Settings.cs"))).Select(match => (Volume: match.Groups[1].Value, Key: match.Groups[2].Value)).ToList();

        Assert.Equal(6, files.Count);
        Assert.All(files, file =>
        {
            Assert.Equal($"/etc/shop/{file.Volume}", Container["volumeMounts"].Named(file.Volume)["mountPath"].Text);
            var secret = Pod["volumes"].Named(file.Volume)["secret"]["secretName"];
            string[] keys = !secret.Exists
                ? [TeamData.IssuerUrlKey]
                : [.. Declared(stack).Single(each => each.Name == secret.Text).Keys.Select(key => key.Name)];
            Assert.Contains(file.Key, keys);
        });
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Login_OfTheProgram_ComesBackWhereItIsDeclared(string stack) =>
        Assert.Contains($"CallbackPath = \"{Web(stack).Login!.RedirectPath}\"", File.ReadAllText(Path.Combine(Sample, "web", "Login.cs")), StringComparison.Ordinal);

    // The page shows what stands there.
    [Fact]
    public void Page_OfTheSample_HasTheWorkloadOfDev()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sample-application.md"));
        var shown = YamlBlock().Match(page).Groups[1].Value;
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(shown);

        Assert.Equal(
            JsonDocument.Parse(new EnvironmentFile("dev").Json("platform:teams")).RootElement[0].GetProperty("workloads").GetRawText(),
            JsonDocument.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml)).RootElement.GetRawText());
    }

    // What policies ask of teams' pods: images by digest, no root, no way to more, nobody's user 1337.
    [Fact]
    public void Pods_OfTheChart_PassThePolicies()
    {
        Assert.EndsWith($"@{Digest}", Container["image"].Text, StringComparison.Ordinal);
        Assert.Equal(("True", "1654", "RuntimeDefault"), (Pod["securityContext"]["runAsNonRoot"].Text, Pod["securityContext"]["runAsUser"].Text, Pod["securityContext"]["seccompProfile"]["type"].Text));
        Assert.Equal(("False", "True"), (Container["securityContext"]["allowPrivilegeEscalation"].Text, Container["securityContext"]["readOnlyRootFilesystem"].Text));
        Assert.Equal(["ALL"], Container["securityContext"]["capabilities"]["drop"].Items.Select(item => item.Text));
        Assert.Equal("False", Pod["automountServiceAccountToken"].Text);
        Assert.True(Container["resources"]["limits"]["memory"].Exists && Container["resources"]["requests"]["cpu"].Exists);
        Assert.DoesNotContain(Pod["volumes"].Items, volume => volume["hostPath"].Exists);
    }

    [Fact]
    public void Chart_WithoutADigest_SaysWhatIsMissing()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new SampleChart(Path.Combine(Sample, "charts", "web"), "").Objects());

        Assert.Contains("image.digest is empty", exception.Message, StringComparison.Ordinal);
    }

    // Argo CD lets a team make these and no others.
    [Fact]
    public void Objects_OfTheChart_AreATeams() => Assert.Equal(["Deployment", "PodDisruptionBudget", "Service", "ServiceAccount"], Objects.Keys.Order(StringComparer.Ordinal));

    private static IEnumerable<AddonSecret> Declared(string stack) => [Database(stack).ClientSecret!, TeamData.ClientOf(Team(stack), Web(stack))!.Secret!, .. TeamData.SecretsOf(Web(stack))];

    private static Database Database(string stack) => TeamData.DatabaseOf(Team(stack), Web(stack))!;

    private static TeamWorkload Web(string stack) => Assert.Single(Team(stack).Workloads);

    private static Team Team(string stack) => new Values().With("platform:teams", new EnvironmentFile(stack).Json("platform:teams")).Config().Teams.Single(team => team.Name == "shop");


    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex("\"([a-z-]+)/([a-z.-]+)\"")]
    private static partial Regex FileRead();

    /// <summary>A stack's file.</summary>
    private sealed class EnvironmentFile(string stack)
    {
        private readonly Dictionary<object, object?> _config = (Dictionary<object, object?>)new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize<Dictionary<string, object?>>(File.ReadAllText(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml")))["config"]!;

        public string Json(string key) => new SerializerBuilder().JsonCompatible().Build().Serialize(_config[key]);

        public string Text(string key, string member) => JsonDocument.Parse(Json(key)).RootElement.GetProperty(member).GetString()!;
    }
}
