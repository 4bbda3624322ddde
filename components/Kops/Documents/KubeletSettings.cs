namespace Infra.Components;

/// <summary>The kubelet's flags, the same on all machines, and the kernel's settings that it insists on.</summary>
internal static class KubeletSettings
{
    public static YamlMap Write() => new()
    {
        { "anonymousAuth", false },
        { "authenticationTokenWebhook", true },
        { "authorizationMode", "Webhook" },
        { "eventQPS", 50 },
        { "kubeReserved", Reserved("100m", "300Mi") },
        { "maxParallelImagePulls", 5 },
        { "podPidsLimit", 4096 },
        { "protectKernelDefaults", true },
        { "readOnlyPort", 0 },
        { "seccompDefault", true },
        { "serializeImagePulls", false },
        { "systemReserved", Reserved("100m", "200Mi") },
        { "tlsMinVersion", "VersionTLS12" },
    };

    // The last six are what the kubelet wants with protectKernelDefaults: kubernetes pkg/util/sysctl/sysctl.go.
    public static YamlList Sysctls() =>
    [
        "kernel.dmesg_restrict=1",
        "kernel.kptr_restrict=1",
        "kernel.keys.root_maxbytes=25000000",
        "kernel.keys.root_maxkeys=1000000",
        "kernel.panic=10",
        "kernel.panic_on_oops=1",
        "vm.overcommit_memory=1",
        "vm.panic_on_oom=0",
    ];

    private static YamlMap Reserved(string cpu, string memory) => new() { { "cpu", cpu }, { "ephemeral-storage", "1Gi" }, { "memory", memory } };
}
