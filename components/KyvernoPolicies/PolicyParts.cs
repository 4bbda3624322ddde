namespace Infra.Components;

/// <summary>What policies have in common.</summary>
internal static class PolicyParts
{
    private static readonly string[] Writes = ["CREATE", "UPDATE"];

    /// <summary>Pods: Kyverno holds what makes pods, such as Deployments, against the same policy by itself, as long as nothing else is matched.</summary>
    public static PolicyResources Pods { get; } = Resources("", "v1", "pods");

    /// <summary>Namespaces of teams.</summary>
    public static PolicyNamespaces Tenants { get; } = new() { MatchLabels = new Dictionary<string, string> { [TeamLabels.Tenant] = TeamLabels.IsTenant } };

    /// <summary>As objects are written, and once an hour of those that are there.</summary>
    public static ValidatingEvaluation Always { get; } = new(new PolicySwitch(true), new PolicySwitch(true));

    /// <summary>As objects are written: for policies about who writes.</summary>
    public static ValidatingEvaluation AsWritten { get; } = new(new PolicySwitch(true), new PolicySwitch(false));

    /// <summary>All containers of a pod.</summary>
    public static NamedExpression Containers { get; } = new(
        "containers", "object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([])");

    public static PolicyResources Resources(string group, string version, params IReadOnlyList<string> resources) => new([group], [version], Writes, resources);

    public static IReadOnlyList<string> Actions(AddonContext context) => [context.EnforcesPolicies ? "Deny" : "Audit"];

    /// <summary>What happens to teams' objects while Kyverno does not answer: they wait, where policies are enforced.</summary>
    public static string FailurePolicy(AddonContext context) => context.EnforcesPolicies ? "Fail" : "Ignore";

    public static ObjectMeta Meta(string name, string title, string severity, string description) => new()
    {
        Name = name,
        // https://kyverno.io/docs/policy-types: what reports and catalogues show.
        Annotations = new Dictionary<string, string>
        {
            ["policies.kyverno.io/description"] = description,
            ["policies.kyverno.io/severity"] = severity,
            ["policies.kyverno.io/title"] = title,
        },
    };

    /// <summary>A text in CEL.</summary>
    public static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>A list of texts in CEL.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";
}
