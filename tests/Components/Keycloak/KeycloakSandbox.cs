namespace Infra.Tests.Components;

/// <summary>A folder in which Keycloak's script runs: with what Keycloak's image has, and a stand-in of kcadm.sh that keeps the realm master in files.</summary>
internal sealed class KeycloakSandbox : IDisposable
{
    // Of bash and coreutils; the stand-in needs no more.
    private static readonly string[] ImageCommands = ["bash", "cat", "env", "mkdir", "mktemp", "rm", "sleep", "wc"];

    private readonly ScriptFolder _folder = new(ImageCommands);

    public KeycloakSandbox()
    {
        _folder.InstallFile("kcadm.sh", "StandIns", "kcadm.sh");
        Variables["KCADM"] = At("bin/kcadm.sh");
    }

    /// <summary>Variables of the script, as the Job sets them.</summary>
    public Dictionary<string, string> Variables { get; } = new()
    {
        ["BOOTSTRAP_CLIENT_ID"] = "bootstrap",
        ["BOOTSTRAP_CLIENT_SECRET"] = "PRIVATEbootstrap",
        ["CLIENT_ID"] = "pulumi",
        ["CLIENT_SECRET"] = "PRIVATEpulumi",
        ["SERVER"] = "http://keycloak-http.iam-system.svc",
        ["PAUSE"] = "0",
    };

    /// <summary>The clients of the realm master: "name secret role" each.</summary>
    public IEnumerable<string> Clients
    {
        get => Directory.Exists(At("state"))
            ? Directory.EnumerateDirectories(At("state")).Order(StringComparer.Ordinal).Select(client => string.Join(' ', new[] { "name", "secret", "role" }.Select(file => Read(client, file))).TrimEnd())
            : [];
        set
        {
            if (Directory.Exists(At("state")))
                Directory.Delete(At("state"), recursive: true);
            foreach (var fields in value.Select(client => client.Split(' ')))
            {
                var client = Directory.CreateDirectory(At($"state/id-of-{fields[0]}")).FullName;
                foreach (var (file, text) in new[] { "name", "secret", "role" }.Zip(fields))
                    File.WriteAllText(Path.Combine(client, file), text + "\n");
            }
        }
    }

    /// <summary>What a script has left behind.</summary>
    public IEnumerable<string> Leftovers => _folder.Leftovers;

    /// <summary>Runs a script; call <paramref name="breakAt"/> of kcadm.sh fails before or after it takes effect.</summary>
    public Task<ScriptRun> RunAsync(string script, int breakAt = 0, string breakWhen = "before")
    {
        File.WriteAllText(At("script.sh"), script);
        return _folder.RunAsync([.. Variables, .. Breaks.Variables(breakAt, breakWhen)], "bash", [At("script.sh")]);
    }

    public void Dispose() => _folder.Dispose();

    private static string Read(string client, string file) => Path.Combine(client, file) is var path && File.Exists(path) ? File.ReadAllText(path).Trim() : "";

    private string At(string path) => _folder.At(path);
}
