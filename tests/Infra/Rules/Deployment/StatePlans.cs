using Infra.Components;
using Infra.Configuration;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Deployment;

/// <summary>What is known of the stack dev beside a plan.</summary>
internal static class StatePlans
{
    public const string File = "Pulumi.dev.yaml";
    public const string Provider = "awskms://alias/platform-pulumi-secrets?region=eu-central-1";

    public static StateBackend Backend { get; } = StateBackend.Of(StackSettings.Load(Repository.Root, "dev", PulumiProject.Load(Repository.Root)).ReadEnvironment());

    public static PlanFacts Facts(string? provider = Provider, bool hasPassphrase = false, bool protect = false, PlatformModel? platform = null) =>
        new(protect, IsTaggable: _ => true, platform) { State = new StateFacts(File, provider, hasPassphrase, Backend) };
}
