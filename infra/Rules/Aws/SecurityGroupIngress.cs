using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>AWS008.</summary>
public sealed class SecurityGroupIngress : PlanRule
{
    private static readonly string[] GroupTypes = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];

    /// <inheritdoc/>
    public override string Id => "AWS008";

    /// <inheritdoc/>
    public override string Title => "No security group lets the whole world in";

    /// <inheritdoc/>
    public override string Why => "0.0.0.0/0 and ::/0 put a port before every scanner of the internet; SSH and the Kubernetes API are found within minutes.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html; CIS AWS Foundations Benchmark 5.2, 5.3";

    /// <inheritdoc/>
    public override string Fix => "Name the CIDRs, prefix lists or security groups that need the port.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var group in GroupTypes.SelectMany(context.Index.OfType))
        {
            foreach (var ingress in group.Inputs["ingress"].Items())
            {
                foreach (var cidr in OpenCidrs(ingress))
                    yield return Broken(group, $"{Ports(ingress, "protocol")} is open to {cidr}.");
            }
        }
        foreach (var rule in context.Index.OfType("aws:ec2/securityGroupRule:SecurityGroupRule"))
        {
            if (rule.Inputs["type"].Text() is "egress")
                continue;
            foreach (var cidr in OpenCidrs(rule.Inputs))
                yield return Broken(rule, $"{Ports(rule.Inputs, "protocol")} is open to {cidr}.");
        }
        foreach (var rule in context.Index.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
        {
            foreach (var cidr in OpenCidrs(rule.Inputs))
                yield return Broken(rule, $"{Ports(rule.Inputs, "ipProtocol")} is open to {cidr}.");
        }
    }

    private static IEnumerable<string> OpenCidrs(PlanValue ingress) =>
        ingress.At("cidrBlocks").Items()
            .Concat(ingress.At("ipv6CidrBlocks").Items())
            .Append(ingress.At("cidrIpv4"))
            .Append(ingress.At("cidrIpv6"))
            .Select(cidr => cidr.Text())
            .OfType<string>()
            .Where(cidr => cidr.EndsWith("/0", StringComparison.Ordinal));

    private static string Ports(PlanValue ingress, string protocolInput)
    {
        var protocol = ingress.At(protocolInput).Text() ?? "Some protocol";
        if (protocol is "-1" or "all")
            return "Every port";
        var from = (ingress.At("fromPort") as PlanValue.NumberValue)?.Value;
        var to = (ingress.At("toPort") as PlanValue.NumberValue)?.Value;
        var name = protocol.ToUpperInvariant();
        return (from, to) switch
        {
            (null, _) or (_, null) => name,
            _ when from == to => FormattableString.Invariant($"{name} port {from}"),
            _ => FormattableString.Invariant($"{name} ports {from}-{to}"),
        };
    }
}
