namespace Infra.Components;

/// <summary>What comes with a team's namespace, whoever makes it.</summary>
internal static class IsolationPolicies
{
    // NetworkPolicies add up: beside this one, those of the platform's manifests say what is let through.
    private const string Denial =
        "[{'apiVersion': dyn('networking.k8s.io/v1'), 'kind': dyn('NetworkPolicy'), 'metadata': dyn({'name': dyn('tenant-default-deny')}), "
        + "'spec': dyn({'podSelector': dyn({}), 'policyTypes': dyn(['Ingress', 'Egress'])})}]";

    /// <summary>Nobody in and nobody out, from the moment the namespace is there: Argo CD's manifests come seconds later, and could be taken away.</summary>
    public static GeneratingPolicy DefaultDeny() => new()
    {
        Metadata = PolicyParts.Meta(
            "tenant-default-deny",
            "Default deny in teams' namespaces",
            "high",
            "A team's namespace begins with a NetworkPolicy that lets nobody in or out; it comes back where it is deleted or changed."),
        Spec = new GeneratingPolicySpec
        {
            Evaluation = new GeneratingEvaluation(
                GenerateExisting: new PolicySwitch(true), Synchronize: new PolicySwitch(true), OrphanDownstreamOnPolicyDelete: new PolicySwitch(false), SkipBackgroundRequests: true),
            MatchConstraints = new PolicyMatch([PolicyParts.Resources("", "v1", "namespaces")]) { NamespaceSelector = PolicyParts.Tenants },
            Variables = [new NamedExpression("target", "object.metadata.name"), new NamedExpression("denial", Denial)],
            Generate = [new PolicyGeneration("generator.apply(variables.target, variables.denial)")],
        },
    };
}
