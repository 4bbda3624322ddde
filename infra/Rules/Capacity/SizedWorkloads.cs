using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Capacity;

/// <summary>CAP002.</summary>
public sealed class SizedWorkloads : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "CAP002";

    /// <inheritdoc/>
    public override string Title => "Every container asks for processor and memory, and stops at a limit of memory";

    /// <inheritdoc/>
    public override string Why =>
        "What asks for nothing is put anywhere, is the first to go where memory runs short, and is missing in what the cluster needs and costs; "
        + "what has no limit takes its machine's other pods along.";

    /// <inheritdoc/>
    public override string Evidence => "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers; https://kubernetes.io/docs/concepts/workloads/pods/pod-qos";

    /// <inheritdoc/>
    public override string Fix => "Give the workload a Size with every container of its pods, and write the chart's values from it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var pods in context.Facts.Platform?.Declarations.Pods ?? [])
        {
            var name = $"{pods.Addon.Source}#{pods.Workload.Name}";
            if (pods.Workload.Size is not { } size)
                yield return Broken(name, "It does not say what its pods ask for.");
            else if (size.Containers.Count == 0)
                yield return Broken(name, "Its Size has no containers.");
            else
            {
                foreach (var container in size.Containers)
                {
                    if (!(Quantity.Cores(container.Cpu) > 0) || !(Quantity.Bytes(container.Memory) > 0))
                        yield return Broken(name, $"\"{container.Name}\" asks for \"{container.Cpu}\" of the processor and \"{container.Memory}\" of memory.");
                    else if (!(Quantity.Bytes(container.MemoryLimit) >= Quantity.Bytes(container.Memory)))
                        yield return Broken(name, $"\"{container.Name}\" asks for \"{container.Memory}\" of memory and is stopped at \"{container.MemoryLimit}\".");
                }
            }
        }
    }
}
