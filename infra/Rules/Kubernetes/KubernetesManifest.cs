using Infra.Components;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>What tells an object from all others of a cluster; the namespace is empty where the kind has none.</summary>
internal readonly record struct ObjectKey(string Group, string Kind, string Namespace, string Name);

/// <summary>An object that is rendered into Git, as rules read it.</summary>
internal sealed class KubernetesManifest
{
    /// <summary>Reads a manifest.</summary>
    public KubernetesManifest(PlanManifest manifest)
    {
        Manifest = manifest;
        var metadata = manifest.Object["metadata"];
        Key = new ObjectKey(
            WellKnown.GroupOf(manifest.Object["apiVersion"].Text() ?? ""),
            manifest.Object["kind"].Text() ?? "",
            metadata.At("namespace").TextWithUnknowns() ?? "",
            metadata.At("name").TextWithUnknowns() ?? "");
    }

    /// <summary>The manifest in the plan.</summary>
    public PlanManifest Manifest { get; }

    /// <summary>Group, kind, namespace and name.</summary>
    public ObjectKey Key { get; }

    /// <summary>The API group; empty for core.</summary>
    public string Group => Key.Group;

    /// <summary>The kind.</summary>
    public string Kind => Key.Kind;

    /// <summary>The namespace; empty where there is none.</summary>
    public string Namespace => Key.Namespace;

    /// <summary>The name, as far as it is known.</summary>
    public string Name => Key.Name;

    /// <summary>The Application that delivers it.</summary>
    public string Application => Manifest.Application;

    /// <summary>What findings are about: "kubernetes/dev/routes/gateway-public.yaml#Gateway/public".</summary>
    public string Subject => $"{Manifest.Path}#{Kind}/{Policies.PolicyWords.Shown(Name)}";

    /// <summary>The labels.</summary>
    public LabelSet Labels => field ??= LabelSet.OfMap(Manifest.Object.At("metadata", "labels"));

    /// <summary>The value at a path below "spec"; null where there is none.</summary>
    public PlanValue? Spec(params ReadOnlySpan<string> path) => Manifest.Object["spec"].At(path);
}
