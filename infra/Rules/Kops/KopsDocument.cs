using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kops;

/// <summary>A document of kOps (API kops.k8s.io/v1alpha2) as rules read it.</summary>
/// <param name="Manifest">The document in the plan.</param>
internal sealed record KopsDocument(PlanManifest Manifest)
{
    /// <summary>The label by which an instance group says whose it is.</summary>
    public const string ClusterLabel = "kops.k8s.io/cluster";

    /// <summary>"Cluster" or "InstanceGroup".</summary>
    public string Kind => Manifest.Object["kind"].Text() ?? "";

    /// <summary>The name, as far as it is known.</summary>
    public string Name => Manifest.Object.At("metadata", "name").TextWithUnknowns() ?? "";

    /// <summary>What findings are about: "clusters/dev/main.yaml#InstanceGroup/general-eu-central-1a".</summary>
    public string Subject => $"{Manifest.Path}#{Kind}/{Policies.PolicyWords.Shown(Name)}";

    /// <summary>The value at a path below "spec"; null where there is none.</summary>
    public PlanValue? Spec(params ReadOnlySpan<string> path) => Manifest.Object["spec"].At(path);

    /// <summary>A number below "spec"; null where there is none, or none that is known.</summary>
    public double? Number(params ReadOnlySpan<string> path) => (Spec(path) as PlanValue.NumberValue)?.Value;

    /// <summary>"ControlPlane" ("Master" is its old name), "Node", "APIServer" or "Bastion".</summary>
    public string Role => Spec("role").Text() is { } role ? role == "Master" ? "ControlPlane" : role : "";

    /// <summary>Whether it runs workloads.</summary>
    public bool IsWorker => Role == "Node";

    /// <summary>Whether it runs workloads that ask for no machine in particular: it has no taint that keeps them off.</summary>
    public bool TakesAnyPod =>
        IsWorker && !Spec("taints").Items().Any(taint => taint.TextWithUnknowns()?.EndsWith(":PreferNoSchedule", StringComparison.Ordinal) == false);
}
