using System.Text.RegularExpressions;
using Infra.Components;
using Infra.Configuration;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Handbook;

/// <summary>Commands of the pages that no test can run: what can be held against them without an account.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly IReadOnlyList<string> Commands =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(page => Command().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value.Replace("\\\n", "", StringComparison.Ordinal))),
    ];

    // https://github.com/pulumi/pulumi-command/issues/1377
    [Fact]
    public void Commands_ThatRefreshTheState_LeaveWhatCommandsPrintedInIt()
    {
        var refreshes = Commands.Where(command => command.StartsWith("pulumi refresh", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(refreshes);
        Assert.All(refreshes, command => Assert.Contains("--exclude '**command:local:Command::**'", command, StringComparison.Ordinal));
        Assert.All(Commands.Where(command => command.StartsWith("pulumi up", StringComparison.Ordinal)), command => Assert.DoesNotContain("--refresh", command, StringComparison.Ordinal));
    }

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html: the id or the ARN, no alias.
    [Fact]
    public void Commands_ThatWantAKeyItself_NameNoAlias()
    {
        var keys = Commands.Where(command => OfKeyItself().IsMatch(command)).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, command => Assert.DoesNotMatch("(rotate-key-on-demand|schedule-key-deletion) .*--key-id alias/", command.Replace("$(aws kms describe-key --key-id alias/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void DisasterRecovery_Names_AreThoseOfProd()
    {
        var environment = StackSettings.Load(Repository.Root, "prod", PulumiProject.Load(Repository.Root)).ReadEnvironment();
        var (scope, cluster) = (EnvironmentPlatform.Of(environment, environment.Clusters[0]).Declarations.Context.Scope, environment.NameOf(environment.Clusters[0]));

        Assert.Contains($"S={Vault.RecoverySecret(scope, cluster)}", Commands);
        Assert.Contains($"B={scope.Name("database-backups").Bucket(scope.Account)}", Commands);
        Assert.Contains($"K={Vault.SnapshotKey(cluster)}", Commands);
    }

    [Fact]
    public void Destroy_CopiesBefore_AreOfDev()
    {
        var environment = StackSettings.Load(Repository.Root, "dev", PulumiProject.Load(Repository.Root)).ReadEnvironment();
        var (scope, cluster) = (EnvironmentPlatform.Of(environment, environment.Clusters[0]).Declarations.Context.Scope, environment.NameOf(environment.Clusters[0]));

        var commands = string.Join('\n', HandbookPage.Commands("destroy.md", "## Before"));

        Assert.Contains($"--secret-id {Vault.RecoverySecret(scope, cluster)} ", commands, StringComparison.Ordinal);
        Assert.Contains($"s3://{scope.Name("database-backups").Bucket(scope.Account)}/{Path.GetDirectoryName(Vault.SnapshotKey(cluster))}/ ", commands, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^ *\$ ((?:.*\\\n)*.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("aws kms (rotate-key-on-demand|schedule-key-deletion)")]
    private static partial Regex OfKeyItself();
}
