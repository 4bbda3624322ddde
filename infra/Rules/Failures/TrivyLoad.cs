using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F15.</summary>
public sealed class TrivyLoad : PlanRule
{
    private const int MostScans = 3;
    private const string LeastMemory = "1Gi";

    /// <inheritdoc/>
    public override string Id => "F15";

    /// <inheritdoc/>
    public override string Title => "Trivy's scans do not fill etcd nor the machines";

    /// <inheritdoc/>
    public override string Why =>
        "With its defaults the operator keeps the bill of materials of every image as an object in etcd and runs ten scans at once, each with a database of its own: at a thousand pods "
        + "etcd triples, and the control plane with it goes down.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/aquasecurity/trivy-operator/issues/2335; https://github.com/aquasecurity/trivy-operator/issues/441; https://github.com/aquasecurity/trivy-operator/issues/757";

    /// <inheritdoc/>
    public override string Fix =>
        "Set \"operator.sbomGenerationEnabled\" to false, \"operator.scanJobsConcurrentLimit\" to 3 at most, \"operator.builtInTrivyServer\" to true, and a memory limit of 1Gi or more.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from trivy in context.Argo.OfChart("trivy-operator")
        from message in Judge(trivy)
        select Broken(trivy.Resource, message);

    private static IEnumerable<string> Judge(ArgoApplication trivy)
    {
        if (trivy.Values("operator", "sbomGenerationEnabled") is not PlanValue.BoolValue { Value: false })
            yield return "\"operator.sbomGenerationEnabled\" is not false.";
        if (trivy.Values("operator", "scanJobsConcurrentLimit") is not PlanValue.NumberValue { Value: > 0 and <= MostScans })
            yield return $"\"operator.scanJobsConcurrentLimit\" is not {MostScans} at most.";
        if (!trivy.Values("operator", "builtInTrivyServer").IsTrue())
            yield return "\"operator.builtInTrivyServer\" is not true.";
        var least = Quantity.Bytes(LeastMemory);
        if (!(Quantity.Bytes(trivy.Values("resources", "limits", "memory").Text()) >= least))
            yield return $"\"resources.limits.memory\" is not {LeastMemory} or more.";
        // The chart's own is as much.
        if (trivy.Values("trivy", "server", "resources", "limits", "memory") is { } server && !(Quantity.Bytes(server.Text()) >= least))
            yield return $"\"trivy.server.resources.limits.memory\" is not {LeastMemory} or more.";
    }
}
