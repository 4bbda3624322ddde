using Infra.Components;
using Infra.Rules.Capacity;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Capacity;

public sealed class SizedWorkloadsTests : RuleTest<SizedWorkloads>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_NoPlatform_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_WorkloadWithoutSize_Breaks() => AssertBreaks(null, "does not say what its pods ask for");

    [Fact]
    public void Check_SizeWithoutContainers_Breaks() => AssertBreaks(new WorkloadSize { Containers = [] }, "has no containers");

    [Theory]
    [InlineData("0", "64Mi", "64Mi", "\"web\" asks for \"0\" of the processor")]
    [InlineData("much", "64Mi", "64Mi", "\"web\" asks for \"much\" of the processor")]
    [InlineData("10m", "", "64Mi", "and \"\" of memory")]
    [InlineData("10m", "64Mi", "32Mi", "asks for \"64Mi\" of memory and is stopped at \"32Mi\"")]
    [InlineData("10m", "64Mi", "", "is stopped at \"\"")]
    public void Check_ContainerThatAsksForNothing_Breaks(string cpu, string memory, string limit, string message) =>
        AssertBreaks(new WorkloadSize { Containers = [new ContainerSize("web", cpu, memory, limit)] }, message);

    private static void AssertBreaks(WorkloadSize? size, string message)
    {
        var addons = RuleAddons.All(RuleAddons.Context)
            .Select(addon => addon.Name.Value == "shop" ? addon with { Workloads = [addon.Workloads[0] with { Size = size }, .. addon.Workloads.Skip(1)] } : addon).ToList();
        var shop = addons.Single(addon => addon.Name.Value == "shop");
        AssertBroken(new PlatformPlan(addons: addons), $"{shop.Source}#{shop.Workloads[0].Name}", message);
    }
}
