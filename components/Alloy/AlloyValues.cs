namespace Infra.Components;

/// <summary>Values of the chart alloy (https://github.com/grafana/alloy/tree/helm-chart/1.11.1/operations/helm/charts/alloy).</summary>
internal static class AlloyValues
{
    /// <summary>Where it remembers how far it has read: on the machine, so that a new pod goes on from there.</summary>
    private const string MachineState = "/var/lib/alloy";

    private const string EventState = "/tmp/alloy";
    private const string StateVolume = "state";

    // The user that the image has for those who do not want root.
    private const int User = 473;

    private static readonly (string Name, string Path)[] Folders = [("pod-logs", AlloyConfig.PodLogs), ("audit-logs", AlloyConfig.AuditLogs)];

    public static YamlMap ForMachines(AddonContext context)
    {
        var size = Alloy.Size;
        return For(
            AlloyConfig.ForMachines(context), MachineState, size.Containers[0],
            // Root, as the files are root's; no capability of root's beside.
            new YamlMap { { "runAsGroup", 0 }, { "runAsUser", 0 } },
            new YamlList { Mount(StateVolume, MachineState, isReadOnly: false), Mount(Folders[0], isReadOnly: true), Mount(Folders[1], isReadOnly: true) },
            Rights("pods", "get", "list", "watch"),
            new YamlMap
            {
                { "podAnnotations", YamlMap.Of(Alloy.Metrics.SidecarAnnotations(Alloy.HttpPort)) },
                // Where there is no room, logs of what is there are still read.
                { "priorityClassName", "system-node-critical" },
                { "tolerations", new YamlList { new YamlMap { { "operator", "Exists" } } } },
                { "type", "daemonset" },
                { "updateStrategy", new YamlMap { { "rollingUpdate", new YamlMap { { "maxUnavailable", "25%" } } }, { "type", "RollingUpdate" } } },
                { "volumes", new YamlMap { { "extra", new YamlList { HostPath(StateVolume, MachineState), HostPath(Folders[0]), HostPath(Folders[1]) } } } },
            });
    }

    public static YamlMap ForEvents(AddonContext context)
    {
        var size = AlloyEvents.Size;
        return For(
            AlloyConfig.ForEvents(context), EventState, size.Containers[0],
            new YamlMap { { "runAsGroup", User }, { "runAsNonRoot", true }, { "runAsUser", User } },
            new YamlList { Mount(StateVolume, EventState, isReadOnly: false) },
            Rights("events", "get", "list", "watch"),
            new YamlMap
            {
                { "podAnnotations", YamlMap.Of(Alloy.Metrics.SidecarAnnotations(Alloy.HttpPort)) },
                { "replicas", size.Replicas },
                { "type", "deployment" },
                { "volumes", new YamlMap { { "extra", new YamlList { new YamlMap { { "emptyDir", new YamlMap() }, { "name", StateVolume } } } } } },
            });
    }

    private static YamlMap For(string config, string state, ContainerSize size, YamlMap user, YamlList mounts, YamlMap rights, YamlMap controller) => new()
    {
        {
            "alloy", new YamlMap
            {
                { "configMap", new YamlMap { { "content", config } } },
                { "enableReporting", false },
                { "mounts", new YamlMap { { "extra", mounts } } },
                { "resources", PodValues.Resources(size) },
                {
                    "securityContext", user.With(new YamlMap
                    {
                        { "allowPrivilegeEscalation", false },
                        { "capabilities", new YamlMap { { "drop", YamlList.Of(["ALL"]) } } },
                        { "readOnlyRootFilesystem", true },
                        { "seccompProfile", PodValues.SeccompProfile() },
                    })
                },
                { "storagePath", state },
            }
        },
        // A new configuration makes new pods: a container less that watches for one.
        { "configReloader", new YamlMap { { "enabled", false } } },
        { "controller", controller },
        // Its one kind is for those who choose pods by objects; all pods are read here.
        { "crds", new YamlMap { { "create", false } } },
        { "rbac", rights },
    };

    // The chart writes one role of two lists, and no valid one where either is empty; its own lists would read every Secret.
    private static YamlMap Rights(string resource, string verb, params IReadOnlyList<string> verbs) => new()
    {
        { "clusterRules", new YamlList { Rule(resource, [verb]) } },
        { "rules", new YamlList { Rule(resource, verbs) } },
    };

    private static YamlMap Rule(string resource, IEnumerable<string> verbs) =>
        new() { { "apiGroups", YamlList.Of([""]) }, { "resources", YamlList.Of([resource]) }, { "verbs", YamlList.Of(verbs) } };

    private static YamlMap Mount((string Name, string Path) folder, bool isReadOnly) => Mount(folder.Name, folder.Path, isReadOnly);

    private static YamlMap Mount(string name, string path, bool isReadOnly) => new() { { "mountPath", path }, { "name", name }, { "readOnly", isReadOnly } };

    private static YamlMap HostPath((string Name, string Path) folder) => HostPath(folder.Name, folder.Path);

    // Workers have no audit logs, and a new machine has no state.
    private static YamlMap HostPath(string name, string path) => new() { { "hostPath", new YamlMap { { "path", path }, { "type", "DirectoryOrCreate" } } }, { "name", name } };
}
