namespace Infra.Tests.Components;

/// <summary>
/// A folder in which the real scripts run: the only executables that they find are stand-ins of aws, kops and kubectl, which keep a cluster in files,
/// and the few commands of a plain system.
/// </summary>
internal sealed class KopsSandbox : IDisposable
{
    private static readonly string[] SystemCommands = ["awk", "bash", "cat", "cmp", "comm", "cp", "grep", "mkdir", "mktemp", "rm", "sed", "sort", "tee", "touch", "tr", "wc"];

    private readonly ScriptFolder _folder = new(SystemCommands);

    public KopsSandbox()
    {
        Directory.CreateDirectory(At("home"));
        foreach (var tool in new[] { "aws", "kops", "kubectl" })
            _folder.InstallFile(tool, "StandIns", "tool.sh");
    }

    /// <summary>Variables of the scripts, as a component sets them.</summary>
    public Dictionary<string, string> Variables { get; } = new()
    {
        ["CLUSTER"] = "main.dev.example.com",
        ["KOPS_STATE_STORE"] = "s3://state",
        ["KOPS_MINIMUM_VERSION"] = "1.36",
        ["AWS_REGION"] = "eu-central-1",
        ["ACCOUNT"] = "111122223333",
        ["DISCOVERY_STORE"] = "s3://oidc/main.dev.example.com",
        ["PUBLIC_ACCESS_BLOCK"] = "True True False False",
        ["DOCUMENTS"] = "s3://state/_documents/main.dev.example.com.yaml",
        ["DOCUMENTS_VERSION"] = "version-1",
        ["ENCRYPTION_CONFIGURATION"] = "secret: PRIVATE",
        ["WAIT"] = "20m",
    };

    /// <summary>The cluster as the stand-ins keep it: a file's name and text.</summary>
    public IReadOnlyDictionary<string, string> State
    {
        get => Directory.Exists(At("state"))
            ? Directory.EnumerateFiles(At("state"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(At("state"), file), File.ReadAllText)
            : new Dictionary<string, string>();
        set
        {
            if (Directory.Exists(At("state")))
                Directory.Delete(At("state"), recursive: true);
            foreach (var (file, text) in value)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(At($"state/{file}"))!);
                File.WriteAllText(At($"state/{file}"), text);
            }
        }
    }

    /// <summary>What a script has left behind in the folders of temporary files and of its user.</summary>
    public IEnumerable<string> Leftovers => _folder.Leftovers.Concat(Directory.EnumerateFileSystemEntries(At("home")));

    /// <summary>Puts documents of these groups, each "name role", where the stand-in of aws finds them.</summary>
    public void Upload(string version, params string[] groups) => File.WriteAllText(At("documents.yaml"),
        $"apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nmetadata:\n  name: main.dev.example.com\nspec:\n  kubernetesVersion: {version}\n"
        + string.Concat(groups.Select(group => group.Split(' ')).Select(group =>
            "---\napiVersion: kops.k8s.io/v1alpha2\nkind: InstanceGroup\nmetadata:\n  labels:\n    kops.k8s.io/cluster: main.dev.example.com\n"
            + $"  name: {group[0]}\nspec:\n  nodeLabels:\n    name: other\n  role: {group[1]}\n")));

    public void Remove(string tool) => _folder.Uninstall(tool);

    /// <summary>Runs a script as Pulumi.Command does; call <paramref name="breakAt"/> of a tool fails before or after it takes effect.</summary>
    public Task<ScriptRun> RunAsync(string script, int breakAt = 0, string breakWhen = "before") =>
        _folder.RunAsync([.. Variables, KeyValuePair.Create("HOME", At("home")), .. Breaks.Variables(breakAt, breakWhen)], "bash", ["-c", script]);

    public void Dispose() => _folder.Dispose();

    private string At(string path) => _folder.At(path);
}
