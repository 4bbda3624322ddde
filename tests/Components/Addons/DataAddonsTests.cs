using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The add-ons of databases, declared together.</summary>
public sealed class DataAddonsTests
{
    public static TheoryData<bool> Environments => [false, true];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declarations_Together_MakeAPlatform(bool isProduction)
    {
        var (declarations, problems) = Declarations(isProduction ? AddonContexts.Prod() : AddonContexts.Dev());

        Assert.Empty(problems);
        Assert.NotNull(declarations);
    }

    // F1, F4: the operator answers reviews, and asks its plugin; nobody else calls either.
    [Fact]
    public void Flows_ToTheOperatorAndItsPlugin_AreOfTheApiServerAndTheOperator()
    {
        var into = Declarations(AddonContexts.Dev()).Declarations!.Flows.Where(flow => flow.To is FlowEnd.Pods { Workload.Namespace: CloudNativePg.Namespace });

        Assert.Equal(
            ["barman-cloud-plugin/plugin:9090 from cloudnative-pg/operator", "cloudnative-pg/operator:9443 from Kubernetes API"],
            into.Select(flow => $"{flow.To}:{flow.Port} from {flow.From}").Order(StringComparer.Ordinal));
    }

    private static (PlatformDeclarations? Declarations, IReadOnlyList<PlatformProblem> Problems) Declarations(AddonContext context) =>
        PlatformDeclarations.Of(context, [BarmanCloudPlugin.Declare(context), CertManager.Declare(context), CloudNativePg.Declare(context), Other("istio-base")]);

    private static Addon Other(string name) => new() { Name = new AddonName(name), Summary = "Stands in for another add-on", Layer = AddonLayer.Cluster };
}
