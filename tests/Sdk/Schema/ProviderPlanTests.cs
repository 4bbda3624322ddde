using Pulumi;
using Pulumi.Command.Local;
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

    [Theory]
    [InlineData(typeof(CommandProvider), "pulumi:providers:command", "1.2.1")]
    [InlineData(typeof(KubernetesProvider), "pulumi:providers:kubernetes", "4.32.0")]
    [InlineData(typeof(Command), "command:local:Command", "1.2.1")]
    public void Class_Mark_NamesTokenAndVersion(Type type, string token, string version)
    {
        var mark = Assert.IsType<ResourceTypeAttribute>(Assert.Single(type.GetCustomAttributes(typeof(ResourceTypeAttribute), inherit: false)), exactMatch: false);
        Assert.Equal((token, version), (mark.Type, mark.Version));
    }
}
