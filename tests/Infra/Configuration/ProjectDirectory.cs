using Infra.Configuration;
using Infra.Stacks;

namespace Infra.Tests.Configuration;

/// <summary>A directory with the files of a project, gone after the test.</summary>
internal sealed class ProjectDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("infra-configuration-");

    public ProjectDirectory() => Write("Pulumi.yaml", "name: platform\nruntime: dotnet\n");

    public string Path => _directory.FullName;

    public ProjectDirectory Write(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        return this;
    }

    public PulumiProject Project() => PulumiProject.Load(Path);

    public StackSettings Settings(string stack = "dev") => StackSettings.Load(Path, stack, Project());

    /// <summary>What the stack "dev" gives for a file of this text.</summary>
    public StackSettings Settings(string stack, string text) => Write($"Pulumi.{stack}.yaml", text).Settings(stack);

    public IReadOnlyList<ConfigurationProblem> Problems(string text) =>
        Assert.Throws<ConfigurationException>(() => Settings("dev", text)).Problems;

    public ConfigurationProblem Problem(string text) => Assert.Single(Problems(text));

    public ConfigurationProblem ProjectProblem(string text) =>
        Assert.Single(Assert.Throws<ConfigurationException>(Write("Pulumi.yaml", text).Project).Problems);

    public void Dispose() => _directory.Delete(recursive: true);
}
