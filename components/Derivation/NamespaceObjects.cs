namespace Infra.Components;

/// <summary>Namespaces, with what Pod Security lets in, the mesh's label, whose they are, and what they may ask for.</summary>
internal static class NamespaceObjects
{
    /// <summary>The label that has sidecars injected.</summary>
    public const string InjectionLabel = "istio-injection";

    private static readonly string[] PodSecurityModes = ["audit", "enforce", "warn"];

    // A container that asks for nothing lands anywhere, and no quota takes it.
    private static readonly LimitRangeItem Defaults = new(
        "Container",
        new Dictionary<string, string> { ["cpu"] = "50m", ["memory"] = "64Mi" },
        new Dictionary<string, string> { ["memory"] = "256Mi" });

    public static IEnumerable<KubernetesObject> Of(AddonContext context, AddonNamespace @namespace)
    {
        yield return new Namespace { Metadata = new ObjectMeta { Name = @namespace.Name, Labels = Labels(context, @namespace), Annotations = Annotations(@namespace) } };
        if (@namespace.Quota is { } quota)
        {
            yield return new ResourceQuota
            {
                Metadata = new ObjectMeta { Name = @namespace.Name, Namespace = @namespace.Name },
                Spec = new ResourceQuotaSpec(new Dictionary<string, string>
                {
                    ["pods"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{quota.Pods}"),
                    ["requests.cpu"] = quota.Cpu,
                    ["requests.memory"] = quota.Memory,
                    ["requests.storage"] = quota.Storage,
                    // The gateway is the way in.
                    ["services.loadbalancers"] = "0",
                    ["services.nodeports"] = "0",
                }),
            };
            yield return new LimitRange { Metadata = new ObjectMeta { Name = @namespace.Name, Namespace = @namespace.Name }, Spec = new LimitRangeSpec([Defaults]) };
        }
    }

    public static Dictionary<string, string> Labels(AddonContext context, AddonNamespace @namespace)
    {
        var level = @namespace.PodSecurity switch
        {
            PodSecurityLevel.Privileged => "privileged",
            PodSecurityLevel.Baseline => "baseline",
            _ => "restricted",
        };
        var labels = PodSecurityModes.ToDictionary(mode => $"pod-security.kubernetes.io/{mode}", _ => level);
        labels[InjectionLabel] = @namespace.InMesh ? "enabled" : "disabled";
        labels[TeamLabels.Team] = LabelText.Of((@namespace.Tenant ?? @namespace.KeptFor)?.Name ?? context.Scope.Tags.Common[Tags.OwnerKey]);
        labels[TeamLabels.CostCentre] = LabelText.Of((@namespace.Tenant ?? @namespace.KeptFor)?.CostCentre ?? context.Scope.Tags.Common[Tags.CostCentreKey]);
        if (@namespace.Tenant is not null)
            labels[TeamLabels.Tenant] = TeamLabels.IsTenant;
        return labels;
    }

    // Argo CD cannot outlive its own namespace, nor what it still has to delete.
    private static Dictionary<string, string>? Annotations(AddonNamespace @namespace) =>
        @namespace.Name == ArgoCd.Namespace ? new Dictionary<string, string> { ["argocd.argoproj.io/sync-options"] = "Prune=false,Delete=false" } : null;
}
