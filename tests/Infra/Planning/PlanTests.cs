using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Tests.Planning;

public sealed class PlanTests
{
    [Fact]
    public void From_Result_SortsByUrnAndKeepsWhatTheEngineSaid()
    {
        var result = new OfflineResult(
            [
                new PlannedResource { Urn = "b", Type = "t:x:B", Name = "b", Custom = true, Parent = "a", Provider = "p", DependsOn = ["a"], Protect = true, Inputs = PlanValue.MapValue.Empty },
                new PlannedResource { Urn = "a", Type = "t:x:A", Name = "a", Custom = false, Inputs = PlanValue.MapValue.Empty },
            ],
            PlanValue.MapValue.Empty, [], []);

        var plan = Plan.From("platform", "dev", result);

        Assert.Equal(("platform", "dev"), (plan.Project, plan.Stack));
        Assert.Equal(["a", "b"], plan.Resources.Select(resource => resource.Urn));
        var resource = plan.Resources[1];
        Assert.Equal(("t:x:B", "b", true, "a", "p", true), (resource.Type, resource.Name, resource.Custom, resource.Parent, resource.Provider, resource.Protect));
        Assert.Equal(["a"], resource.DependsOn.AsEnumerable());
    }

    [Fact]
    public void From_ProgramsThatRegisterInAnotherOrder_GivesTheSameBytes()
    {
        var resources = new[] { "c", "a", "b" }
            .Select(urn => new PlannedResource { Urn = urn, Type = "t", Name = urn, Custom = true, Inputs = PlanValue.MapValue.Empty }).ToArray();
        var one = new OfflineResult([.. resources], PlanValue.MapValue.Empty, [], []);
        var other = one with { Resources = [.. resources.Reverse()] };
        Assert.Equal(PlanJson.Write(Plan.From("p", "s", one)), PlanJson.Write(Plan.From("p", "s", other)));
    }
}
