using Infra.Bootstrap;
using Infra.Configuration;
using Infra.Tests.Components;
using Infra.Tests.Support;

namespace Infra.Tests.Bootstrap;

/// <summary>A folder in which the script of a stack runs: aws is a stand-in that keeps an account in files.</summary>
internal sealed class BootstrapSandbox : IDisposable
{
    private static readonly string[] SystemCommands = ["bash", "cat", "find", "grep", "mkdir", "mktemp", "rm", "tr", "wc"];

    private readonly ScriptFolder _folder = new(SystemCommands);

    public BootstrapSandbox()
    {
        _folder.InstallFile("aws-account", "StandIns", "Bootstrap", "aws.sh");
        // Finds its account also where somebody else than the folder runs the script.
        _folder.Install("aws", $"SANDBOX='{_folder.At("")}' exec aws-account \"$@\"");
    }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The PATH of the folder, without anything of this machine's.</summary>
    public string SearchPath => _folder.At("bin");

    /// <summary>The account as the stand-in keeps it: a file's name and text.</summary>
    public SortedDictionary<string, string> Account => new(
        Directory.Exists(_folder.At("state"))
            ? Directory.EnumerateFiles(_folder.At("state"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(_folder.At("state"), file), file => File.ReadAllText(file).TrimEnd())
            : [],
        StringComparer.Ordinal);

    public IEnumerable<string> Leftovers => _folder.Leftovers;

    /// <summary>The script of one of the repository's stacks.</summary>
    public static string ScriptOf(string stack)
    {
        var settings = StackSettings.Load(Repository.Root, stack, PulumiProject.Load(Repository.Root));
        return BootstrapScript.Of(settings.ReadEnvironment(), settings.SecretKeys);
    }

    public void Remove(string tool) => _folder.Uninstall(tool);

    /// <summary>Puts a file into the account.</summary>
    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At($"state/{path}"))!);
        File.WriteAllText(_folder.At($"state/{path}"), text);
    }

    /// <summary>Runs the script of dev; call <paramref name="breakAt"/> of aws fails before or after it takes effect.</summary>
    public Task<ScriptRun> RunAsync(int breakAt = 0, string breakWhen = "before") =>
        _folder.RunAsync([.. Variables, .. Breaks.Variables(breakAt, breakWhen)], "bash", ["-c", ScriptOf("dev")]);

    public void Dispose() => _folder.Dispose();
}
