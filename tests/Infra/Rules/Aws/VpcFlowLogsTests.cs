using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class VpcFlowLogsTests : RuleTest<VpcFlowLogs>
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string FlowLog = "aws:ec2/flowLog:FlowLog";

    [Fact]
    public void Check_AllTraffic_Holds() => AssertHolds(new PlanBuilder().Add(Vpc, "main").Add(FlowLog, "main", LogOf("main", "ALL")));

    [Fact]
    public void Check_NoFlowLog_Breaks() => AssertBroken(new PlanBuilder().Add(Vpc, "main"), Vpc, "main", "no FlowLog");

    [Fact]
    public void Check_FlowLogOfAnotherVpc_Breaks() =>
        AssertBroken(new PlanBuilder().Add(Vpc, "main").Add(FlowLog, "main", LogOf("other", "ALL")), Vpc, "main", "no FlowLog");

    [Fact]
    public void Check_OnlyRejectedTraffic_Breaks() =>
        AssertBroken(new PlanBuilder().Add(Vpc, "main").Add(FlowLog, "main", LogOf("main", "REJECT")), Vpc, "main", "leaves out");

    private static string LogOf(string vpc, string traffic) => $$"""{"vpcId": {{PlanBuilder.Unknown(Vpc, vpc)}}, "trafficType": "{{traffic}}"}""";
}
