namespace Infra.Components;

/// <summary>Parts of charts' values that go into pods as they are.</summary>
internal static class PodValues
{
    private const string Zone = "topology.kubernetes.io/zone";
    private const string Machine = "kubernetes.io/hostname";

    /// <summary>What a container asks for, and the memory at which it is stopped. The processor has no limit: what is idle is anybody's.</summary>
    public static YamlMap Resources(string cpu, string memory, string memoryLimit) => new()
    {
        { "limits", new YamlMap { { "memory", memoryLimit } } },
        { "requests", new YamlMap { { "cpu", cpu }, { "memory", memory } } },
    };

    /// <summary>What a container asks for, as its size says.</summary>
    public static YamlMap Resources(ContainerSize size) => Resources(size.Cpu, size.Memory, size.MemoryLimit);

    /// <summary>Constraints that put pods of these labels evenly into the zones, and apart from each other if that can be; null where one pod is enough.</summary>
    public static YamlList? Spread(AddonContext context, IReadOnlyDictionary<string, string> labels) => context.IsHighlyAvailable
        ? [Over(Zone, "DoNotSchedule", labels), Over(Machine, "ScheduleAnyway", labels)]
        : null;

    /// <summary>The container runtime's own profile of system calls, which Pod Security's level "restricted" asks for.</summary>
    public static YamlMap SeccompProfile() => new() { { "type", "RuntimeDefault" } };

    private static YamlMap Over(string key, string otherwise, IReadOnlyDictionary<string, string> labels) => new()
    {
        { "labelSelector", new YamlMap { { "matchLabels", labels } } },
        { "maxSkew", 1 },
        // Machines that are gone or unreachable do not count: the others take their pods.
        { "nodeTaintsPolicy", "Honor" },
        { "topologyKey", key },
        { "whenUnsatisfiable", otherwise },
    };
}
