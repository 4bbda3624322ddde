namespace Infra.Tests.Components;

/// <summary>
/// A folder in which scripts run that `up` runs by itself: the only executables that they find are stand-ins of curl, kubectl and sleep, which write down how they are called, and the
/// few commands of a plain system.
/// </summary>
internal sealed class CommandSandbox : IDisposable
{
    private static readonly string[] SystemCommands = ["bash", "cat", "mktemp", "rm", "sed", "tr"];

    // Each call gives the next line of "answers": an HTTP status, or 000 and what curl complains of.
    private const string Curl = """
        echo "curl $*" >>"$SANDBOX/calls"
        read -r status complaint <"$SANDBOX/answers" || true
        sed -i 1d "$SANDBOX/answers"
        printf '%s' "$status"
        if [ "$status" = 000 ]; then echo "curl: $complaint" >&2 && exit 6; fi
        """;

    private const string Kubectl = """
        echo "kubectl $*" >>"$SANDBOX/calls"
        if [ "$(cat "$5")" != 'PRIVATE kubeconfig' ]; then echo 'stand-in kubectl: no kubeconfig' >&2 && exit 1; fi
        if [ -n "${REFUSE:-}" ]; then echo "error: $REFUSE" >&2 && exit 1; fi
        echo the-token
        """;

    private readonly ScriptFolder _folder = new(SystemCommands);

    public CommandSandbox()
    {
        _folder.Install("curl", Curl);
        _folder.Install("kubectl", Kubectl);
        _folder.Install("sleep", """echo "sleep $*" >>"$SANDBOX/calls" """);
    }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What a script has left behind in the folder of temporary files.</summary>
    public IEnumerable<string> Leftovers => _folder.Leftovers;

    public void Remove(string tool) => _folder.Uninstall(tool);

    /// <summary>Runs a script as Pulumi.Command does.</summary>
    public Task<ScriptRun> RunAsync(string script, string input = "", params string[] answers)
    {
        File.WriteAllLines(_folder.At("answers"), answers);
        return _folder.RunAsync(Variables, "bash", ["-c", script], input);
    }

    public void Dispose() => _folder.Dispose();
}
