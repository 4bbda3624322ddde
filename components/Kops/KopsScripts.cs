namespace Infra.Components;

/// <summary>
/// What <c>Pulumi.Command</c> runs with bash around kOps. Each script is the check of the tools and one job behind it; its inputs are environment
/// variables, which its head lists.
/// </summary>
internal static class KopsScripts
{
    /// <summary>Makes the cluster what its documents say.</summary>
    public static string Apply { get; } = Script("apply");

    /// <summary>Prints a kubeconfig.</summary>
    public static string Kubeconfig { get; } = Script("kubeconfig");

    /// <summary>Deletes the cluster.</summary>
    public static string Delete { get; } = Script("delete");

    private static string Script(string name) => Read("check-tools") + Read(name);

    private static string Read(string name) => EmbeddedFile.Read($"Kops/Scripts/{name}.sh");
}
