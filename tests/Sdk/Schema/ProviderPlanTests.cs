using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Offline;
using CommandProvider = Pulumi.Command.Provider;
using KubernetesProvider = Pulumi.Kubernetes.Provider;

namespace Infra.Tests.Sdk.Schema;

/// <summary>The generated classes of the smaller packages in the engine's hands.</summary>
public class ProviderPlanTests
{
    private static async Task<OfflineResult> Plan(Action program) => await OfflineEngine.RunAsync(
        new OfflineOptions { Project = "project", Stack = "stack" },
        () =>
        {
            program();
            return new Dictionary<string, object?>();
        });

    [Fact]
    public async Task Plan_Command_KeepsItsScriptsAndHidesItsSecrets()
    {
        var result = await Plan(() => _ = new Command("apply", new CommandArgs
        {
            Create = "echo up",
            Delete = "echo down",
            Interpreter = { "bash", "-c" },
            Environment = { ["CLUSTER"] = "main", ["TOKEN"] = Output.CreateSecret("hidden") },
            Triggers = new object[] { "hash", 3 },
            Logging = Logging.None,
        }));

        Assert.Empty(result.Errors);
        var command = Assert.Single(result.Resources, resource => resource.Type == "command:local:Command");
        Assert.Equal(new PlanValue.TextValue("none"), command.Inputs["logging"]);
        Assert.Equal(new PlanValue.TextValue("echo down"), command.Inputs["delete"]);
        var environment = Assert.IsType<PlanValue.MapValue>(command.Inputs["environment"]);
        Assert.Equal(new PlanValue.TextValue("main"), environment["CLUSTER"]);
        Assert.IsType<PlanValue.SecretValue>(environment["TOKEN"]);
    }

    [Fact]
    public async Task Plan_KubernetesProvider_SendsJsonAndHidesTheKubeconfig()
    {
        var result = await Plan(() => _ = new KubernetesProvider("cluster", new Pulumi.Kubernetes.ProviderArgs
        {
            KubeConfig = Output.CreateSecret("apiVersion: v1"),
            EnableServerSideApply = true,
            KubeClientSettings = new Pulumi.Kubernetes.Types.Inputs.Provider.KubeClientSettingsArgs { Qps = 20.5 },
        }));

        Assert.Empty(result.Errors);
        var provider = Assert.Single(result.Resources, resource => resource.Type == "pulumi:providers:kubernetes");
        Assert.IsType<PlanValue.SecretValue>(provider.Inputs["kubeconfig"]);
        Assert.Equal(new PlanValue.TextValue("true"), provider.Inputs["enableServerSideApply"]);
        Assert.Equal(new PlanValue.TextValue("""{"qps":20.5}"""), provider.Inputs["kubeClientSettings"]);
    }

    [Fact]
    public async Task Plan_Namespace_HasItsApiVersionAndKind()
    {
        var result = await Plan(() => _ = new Namespace("argocd", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "argocd" }, Kind = "Pod" }));

        Assert.Empty(result.Errors);
        var planned = Assert.Single(result.Resources, resource => resource.Type == "kubernetes:core/v1:Namespace");
        Assert.Equal(new PlanValue.TextValue("v1"), planned.Inputs["apiVersion"]);
        Assert.Equal(new PlanValue.TextValue("Namespace"), planned.Inputs["kind"]);
    }

    [Fact]
    public async Task Plan_Release_HidesTheRepositorysPassword()
    {
        var result = await Plan(() => _ = new Release("argocd", new ReleaseArgs
        {
            Chart = "argo-cd",
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example.com", Password = "hidden" },
            Values = { ["replicas"] = 3 },
        }));

        Assert.Empty(result.Errors);
        var inputs = Assert.Single(result.Resources, resource => resource.Type == "kubernetes:helm.sh/v3:Release").Inputs;
        Assert.IsType<PlanValue.SecretValue>(Assert.IsType<PlanValue.MapValue>(inputs["repositoryOpts"])["password"]);
        Assert.Equal(new PlanValue.TextValue("true"), inputs["compat"]);
        Assert.Equal(new PlanValue.NumberValue(3), Assert.IsType<PlanValue.MapValue>(inputs["values"])["replicas"]);
    }

    [Fact]
    public async Task Plan_CustomResource_TakesAKindThatNoTableLists()
    {
        var result = await Plan(() => _ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("box", new BoxArgs("example.com/v1beta1", "Box")));

        Assert.Empty(result.Errors);
        var box = Assert.Single(result.Resources, resource => resource.Type == "kubernetes:example.com/v1beta1:Box");
        Assert.Equal(["apiVersion", "kind", "metadata", "spec"], box.Inputs.Items.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("apps/v1", "Deploment")]
    [InlineData("v1", "Bxo")]
    [InlineData("example.com", "Box")]
    [InlineData("example.com/v1", "box")]
    [InlineData("example.com/1", "Box")]
    public async Task Plan_CustomResource_RefusesWhatNoCustomKindIsCalled(string apiVersion, string kind)
    {
        var result = await Plan(() => _ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("box", new BoxArgs(apiVersion, kind)));

        var error = Assert.Single(result.Errors);
        Assert.Contains($"there is no resource type 'kubernetes:{apiVersion}:{kind}'", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_CustomKindPastTheOverlay_IsRefused()
    {
        var result = await Plan(() => _ = new CustomResource("kubernetes:example.com/v1:Box", "box", null, options: null));

        Assert.Contains("there is no resource type 'kubernetes:example.com/v1:Box'", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    private sealed class BoxArgs : Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs
    {
        public BoxArgs(string apiVersion, string kind)
            : base(apiVersion, kind) => Metadata = new ObjectMetaArgs { Name = "box" };

        [Input("spec")]
        public InputMap<object> Spec { get; } = new() { ["size"] = 3 };
    }

    [Theory]
    [InlineData(typeof(CommandProvider), "pulumi:providers:command", "1.2.1")]
    [InlineData(typeof(KubernetesProvider), "pulumi:providers:kubernetes", "4.32.0")]
    [InlineData(typeof(Command), "command:local:Command", "1.2.1")]
    [InlineData(typeof(Pulumi.Keycloak.Provider), "pulumi:providers:keycloak", "6.13.0")]
    [InlineData(typeof(Pulumi.Random.Provider), "pulumi:providers:random", "4.21.1")]
    [InlineData(typeof(Pulumi.Vault.Provider), "pulumi:providers:vault", "7.8.0")]
    [InlineData(typeof(Pulumi.Vault.kv.SecretV2), "vault:kv/secretV2:SecretV2", "7.8.0")]
    public void Class_Mark_NamesTokenAndVersion(Type type, string token, string version)
    {
        var mark = Assert.IsType<ResourceTypeAttribute>(Assert.Single(type.GetCustomAttributes(typeof(ResourceTypeAttribute), inherit: false)), exactMatch: false);
        Assert.Equal((token, version), (mark.Type, mark.Version));
    }
}
