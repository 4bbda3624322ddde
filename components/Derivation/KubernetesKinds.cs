namespace Infra.Components;

/// <summary>The kinds of Kubernetes itself (https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35), those that are only asked for left out.</summary>
internal static class KubernetesKinds
{
    private static readonly HashSet<(string Group, string Kind)> All =
    [
        .. Of("", "ConfigMap", "Endpoints", "Event", "LimitRange", "Namespace", "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod", "PodTemplate", "ReplicationController",
            "ResourceQuota", "Secret", "Service", "ServiceAccount"),
        .. Of("admissionregistration.k8s.io", "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration"),
        .. Of("apiextensions.k8s.io", "CustomResourceDefinition"),
        .. Of("apiregistration.k8s.io", "APIService"),
        .. Of("apps", "ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"),
        .. Of("autoscaling", "HorizontalPodAutoscaler"),
        .. Of("batch", "CronJob", "Job"),
        .. Of("certificates.k8s.io", "CertificateSigningRequest", "ClusterTrustBundle"),
        .. Of("coordination.k8s.io", "Lease"),
        .. Of("discovery.k8s.io", "EndpointSlice"),
        .. Of("events.k8s.io", "Event"),
        .. Of("flowcontrol.apiserver.k8s.io", "FlowSchema", "PriorityLevelConfiguration"),
        .. Of("networking.k8s.io", "IPAddress", "Ingress", "IngressClass", "NetworkPolicy", "ServiceCIDR"),
        .. Of("node.k8s.io", "RuntimeClass"),
        .. Of("policy", "PodDisruptionBudget"),
        .. Of("rbac.authorization.k8s.io", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"),
        .. Of("resource.k8s.io", "DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"),
        .. Of("scheduling.k8s.io", "PriorityClass"),
        .. Of("storage.k8s.io", "CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"),
    ];

    private static readonly HashSet<string> Groups = [.. All.Select(each => each.Group)];

    /// <summary>Whether Kubernetes serves a group by itself. The ending tells nothing: custom groups may be called gateway.networking.k8s.io.</summary>
    public static bool HasGroup(string group) => Groups.Contains(group);

    /// <summary>Whether Kubernetes has a kind by itself, in that group.</summary>
    public static bool Has(string group, string kind) => All.Contains((group, kind));

    private static IEnumerable<(string Group, string Kind)> Of(string group, params IReadOnlyList<string> kinds) => kinds.Select(kind => (group, kind));
}
