namespace Infra.Components;

/// <summary>
/// What kOps runs on workers by itself, with the cluster's documents as they are here (kOps 1.36, upup/models/cloudup/resources/addons and pkg/model/components).
/// The cloud's controller, the autoscaler, the termination handler, kops-controller and the volumes' controller are on the control plane.
/// </summary>
public static class SystemPods
{
    /// <summary>Its pods, by name.</summary>
    public static IReadOnlyDictionary<string, WorkloadSize> OnWorkers { get; } = new SortedDictionary<string, WorkloadSize>(StringComparer.Ordinal)
    {
        ["calico-node"] = new() { OnEveryNode = true, Containers = [new ContainerSize("calico-node", "250m", "0", "0")] },
        ["coredns"] = new() { Replicas = 2, Containers = [new ContainerSize("coredns", "100m", "70Mi", "170Mi")] },
        ["coredns-autoscaler"] = new() { Containers = [new ContainerSize("autoscaler", "20m", "10Mi", "0")] },
        ["ebs-csi-node"] = new()
        {
            OnEveryNode = true,
            Containers =
            [
                new ContainerSize("ebs-plugin", "10m", "40Mi", "256Mi"),
                new ContainerSize("node-driver-registrar", "10m", "40Mi", "256Mi"),
                new ContainerSize("liveness-probe", "10m", "40Mi", "256Mi"),
            ],
        },
        ["kube-proxy"] = new() { OnEveryNode = true, Containers = [new ContainerSize("kube-proxy", "100m", "0", "0")] },
        ["metrics-server"] = new() { Replicas = 2, Containers = [new ContainerSize("metrics-server", "100m", "200Mi", "0")] },
    };
}
