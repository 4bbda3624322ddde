using Infra.Stacks;

namespace Infra.Tests.Configuration;

public sealed class PulumiProjectTests : IDisposable
{
    private readonly ProjectDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Load_Project_HasItsNameAndStacks()
    {
        var project = _directory.Write("Pulumi.prod.yaml", "").Write("Pulumi.dev.yaml", "").Write("Pulumi.md", "").Project();

        Assert.Equal("platform", project.Name);
        Assert.Equal(["dev", "prod"], project.Stacks.AsEnumerable());
    }

    [Fact]
    public void Load_KeysThatDoNotBearOnConfiguration_PassesThemBy() => Assert.Equal(
        "platform",
        _directory.Write("Pulumi.yaml", "name: platform\nruntime: {name: dotnet, options: {binary: x}}\nmain: infra\noptions: {refresh: always}\nbackend: {url: x}\n").Project().Name);

    [Theory]
    [InlineData("platform:domain", "example.com")]
    [InlineData("platform:region", "eu-west-1")]
    [InlineData("platform:list", "[1,\"a\"]")]
    [InlineData("platform:shorthand", "[\"x\"]")]
    [InlineData("aws:region", "us-east-1")]
    public void Load_ValuesOfTheProject_FillWhatTheStackLacks(string key, string value)
    {
        _directory.Write(
            "Pulumi.yaml",
            "name: platform\nconfig:\n  region: eu-central-1\n  domain: {default: example.com, description: x}\n  platform:list: {value: [1, a]}\n  shorthand: [x]\n  aws:region: {value: us-east-1}\n");

        var settings = _directory.Settings("dev", "config:\n  platform:region: eu-west-1\n");

        Assert.Equal(value, settings.Values[key]);
        Assert.Equal(key == "platform:region" ? "Pulumi.dev.yaml" : "Pulumi.yaml", settings.Locate(key)!.File);
    }

    [Fact]
    public void Load_KeyThatEveryStackMustHave_IsMissing()
    {
        _directory.Write("Pulumi.yaml", "name: platform\nconfig:\n  token: {description: x}\n");

        var problem = _directory.Problem("config: {}\n");

        Assert.Equal(("missing", "platform:token", new SourceLocation("Pulumi.yaml", 3, 3)), (problem.Code, problem.KeyPath, problem.Location));
        Assert.Contains("platform:token", _directory.Settings("dev", "config: {token: {secure: x}}\n").SecretKeys);
    }

    [Theory]
    [InlineData("runtime: dotnet\n", "missing", "name")]
    [InlineData("nmae: platform\n", "missing", "name")]
    [InlineData("name: [platform]\n", "missing", "name")]
    [InlineData("name: platform\nstackConfigDir: stacks\n", "unsupported", "stackConfigDir")]
    [InlineData("name: platform\nconfig: stacks\n", "unsupported", "config")]
    [InlineData("name: platform\nconfig:\n  region: {type: string}\n", "unsupported", "platform:region")]
    [InlineData("name: platform\nconfig:\n  zones: {default: [a], items: {type: string}}\n", "unsupported", "platform:zones")]
    [InlineData("name: platform\nconfig:\n  token: {secret: true}\n", "unsupported", "platform:token")]
    [InlineData("name: platform\nconfig:\n  network.cidr: 10.0.0.0/16\n", "unsupported", "platform:[\"network.cidr\"]")]
    [InlineData("name: platform\nconfig:\n  region: {defualt: x}\n", "unknown-key", "platform:region")]
    [InlineData("name: platform\nconfig:\n  region: {default: x, value: x}\n", "conflict", "platform:region")]
    [InlineData("name: platform\nconfig:\n  region: x\n  platform:region: y\n", "duplicate-key", "platform:region")]
    [InlineData("name: platform\n  two\n", "not-allowed", "name")]
    [InlineData("name: platform\n bad: x\n", "syntax", "")]
    [InlineData("name: platform\nname: platform\n", "duplicate-key", "")]
    public void Load_FileThatCannotBeHonoured_IsAnError(string text, string code, string key)
    {
        var problem = _directory.ProjectProblem(text);

        Assert.Equal((code, key, "Pulumi.yaml"), (problem.Code, problem.KeyPath, problem.Location!.File));
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void Load_NoProject_SaysWhereItLooked()
    {
        File.Delete(Path.Combine(_directory.Path, "Pulumi.yaml"));

        var problem = Assert.Single(Assert.Throws<ConfigurationException>(_directory.Project).Problems);

        Assert.Equal("file-missing", problem.Code);
        Assert.Contains(_directory.Path, problem.Given, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ProjectInAnotherFormat_SaysSo()
    {
        File.Move(Path.Combine(_directory.Path, "Pulumi.yaml"), Path.Combine(_directory.Path, "Pulumi.yml"));

        var problem = Assert.Single(Assert.Throws<ConfigurationException>(_directory.Project).Problems);

        Assert.Equal(("file-missing", "write Pulumi.yml as Pulumi.yaml"), (problem.Code, problem.Fix));
    }
}
