using Infra.Components;
using Infra.Rules.Deployment;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Deployment;

public sealed class ProtectedDataTests : RuleTest<ProtectedData>
{
    private static readonly PlatformModel Small = Platform(isHighlyAvailable: false);
    private static readonly PlatformModel Large = Platform(isHighlyAvailable: true);

    [Fact]
    public void Check_HighlyAvailableAndProtected_Holds() => AssertHolds(new PlanBuilder(), StatePlans.Facts(protect: true, platform: Large));

    [Fact]
    public void Check_SmallAndUnprotected_Holds() => AssertHolds(new PlanBuilder(), StatePlans.Facts(platform: Small));

    [Fact]
    public void Check_HighlyAvailableAndUnprotected_Breaks() => AssertBroken(new PlanBuilder(), StatePlans.File, "`platform:protect` is not", StatePlans.Facts(platform: Large));

    private static PlatformModel Platform(bool isHighlyAvailable) => PlatformModel.Derive(RuleAddons.Context with { IsHighlyAvailable = isHighlyAvailable }, []);
}
