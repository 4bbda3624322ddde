using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class SecurityGroupIngressTests : RuleTest<SecurityGroupIngress>
{
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";
    private const string DefaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    private const string Rule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    [Theory]
    [InlineData(Group, """{"ingress": [{"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["10.0.0.0/16"]}], "egress": [{"cidrBlocks": ["0.0.0.0/0"]}]}""")]
    [InlineData(DefaultGroup, """{"ingress": [], "egress": []}""")]
    [InlineData(Rule, """{"type": "egress", "protocol": "-1", "cidrBlocks": ["0.0.0.0/0"]}""")]
    [InlineData(Ingress, """{"ipProtocol": "tcp", "cidrIpv4": "10.0.0.0/8"}""")]
    [InlineData("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", """{"ipProtocol": "-1", "cidrIpv4": "0.0.0.0/0"}""")]
    public void Check_NamedNetworks_Holds(string type, string inputs) => AssertHolds(new PlanBuilder().Add(type, "g", inputs));

    [Theory]
    [InlineData(Group, """{"ingress": [{"protocol": "tcp", "fromPort": 22, "toPort": 22, "cidrBlocks": ["10.0.0.0/16", "0.0.0.0/0"]}]}""", "TCP port 22 is open to 0.0.0.0/0")]
    [InlineData(Group, """{"ingress": [{"protocol": "udp", "fromPort": 1, "toPort": 9, "ipv6CidrBlocks": ["::/0"]}]}""", "UDP ports 1-9 is open to ::/0")]
    [InlineData(DefaultGroup, """{"ingress": [{"protocol": "-1", "fromPort": 0, "toPort": 0, "cidrBlocks": ["0.0.0.0/0"]}]}""", "Every port is open")]
    [InlineData(Rule, """{"type": "ingress", "protocol": "tcp", "fromPort": 80, "toPort": 80, "cidrBlocks": ["0.0.0.0/0"]}""", "TCP port 80")]
    [InlineData(Ingress, """{"ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "cidrIpv6": "::/0"}""", "TCP port 443 is open to ::/0")]
    [InlineData(Ingress, """{"ipProtocol": "-1", "cidrIpv4": "0.0.0.0/0"}""", "Every port is open to 0.0.0.0/0")]
    public void Check_WholeWorld_Breaks(string type, string inputs, string message) => AssertBroken(new PlanBuilder().Add(type, "g", inputs), type, "g", message);
}
