using Infra.Components;
using Infra.Rules.Observability;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Observability;

public sealed class ObservedAddonsTests : RuleTest<ObservedAddons>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_NoPlatform_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_AddonWithoutMonitor_Breaks() => AssertBroken(new PlatformPlan().Without("PodMonitor/shop-shop-agent"), Source(), "shop has no monitor.");

    [Fact]
    public void Check_MonitorOfTheSidecarAlone_IsNone()
    {
        var plan = Plan(addon => addon with { Workloads = [.. addon.Workloads.Select(workload => workload with { Ports = [.. workload.Ports.Where(port => port.Metrics is null)] })] });
        AssertBroken(plan, Source(), "shop has no monitor.");
    }

    [Fact]
    public void Check_AddonWithoutAlert_Breaks() => AssertBroken(Plan(addon => addon with { Alerts = [] }), Source(), "shop has no alert.");

    [Fact]
    public void Check_AddonWithoutDashboard_Breaks() => AssertBroken(new PlatformPlan().Without("ConfigMap/dashboard-shop"), Source(), "shop has no dashboard.");

    [Fact]
    public void Check_AddonWhosePodsEnd_NeedsNone() =>
        AssertHolds(Plan(addon => addon with { Alerts = [], Routes = [], Workloads = [.. addon.Workloads.Where(workload => workload.RunsToCompletion)] }));

    private static string Source() => RuleAddons.All(RuleAddons.Context).Single(addon => addon.Name.Value == "shop").Source;

    private static PlatformPlan Plan(Func<Addon, Addon> change) =>
        new(addons: [.. RuleAddons.All(RuleAddons.Context).Select(addon => addon.Name.Value == "shop" ? change(addon) : addon)]);
}
