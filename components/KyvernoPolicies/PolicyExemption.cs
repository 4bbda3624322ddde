namespace Infra.Components;

/// <summary>Pods of the platform that a policy lets pass, and why. Each is a PolicyException in Kyverno's namespace, where nobody but the platform writes.</summary>
public sealed record PolicyExemption
{
    /// <summary>The label that charts name their pods and what makes them by.</summary>
    private const string NameLabel = "app.kubernetes.io/name";

    /// <summary>What is exempt: "trivy-server". One of all.</summary>
    public required string Name { get; init; }

    /// <summary>Why it needs what the policy refuses, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The pods, and the objects that make them, by the value of the label <c>app.kubernetes.io/name</c>.</summary>
    public required string App { get; init; }

    /// <summary>The policy. Default: that of hardened pods.</summary>
    public string Policy { get; init; } = PodPolicies.RestrictedName;

    /// <summary>All of the platform's: what a chart cannot be told.</summary>
    public static IReadOnlyList<PolicyExemption> Platform { get; } =
    [
        new()
        {
            Name = "alloy-machine",
            Reason = "It reads the machine's log files, which are root's. It has no capability of root's, and its namespace is its own.",
            Namespace = Alloy.Namespace,
            App = Alloy.Chart,
        },
        new()
        {
            Name = "trivy-server",
            Reason = "The chart has no value for its capabilities. It is not root, and Pod Security holds it to the baseline.",
            Namespace = TrivyOperator.Namespace,
            App = TrivyOperator.ServerApp,
        },
        new()
        {
            Name = "keycloak-server",
            Reason = "The chart has no value for its capabilities. It is not root, and Pod Security holds it to the baseline.",
            Namespace = Keycloak.Namespace,
            App = Keycloak.App,
        },
        new()
        {
            Name = "node-exporter",
            Reason = "It tells what machines do, and reads their files and their network for it. It is not root, and alone in its namespace.",
            Namespace = Prometheus.NodeExporterNamespace,
            App = PrometheusPods.NodeExporterApp,
        },
    ];

    /// <summary>The object.</summary>
    internal PolicyException ToObject() => new()
    {
        Metadata = new ObjectMeta
        {
            Name = Name,
            Namespace = Kyverno.Namespace,
            Annotations = new Dictionary<string, string>
            {
                ["policies.kyverno.io/description"] = Reason,
                ["policies.kyverno.io/severity"] = "medium",
                ["policies.kyverno.io/title"] = $"{Namespace}/{App} passes {Policy}",
            },
        },
        Spec = new PolicyExceptionSpec(
            [new PolicyReference(nameof(ValidatingPolicy), Policy)],
            [
                new NamedExpression("namespace", $"object.metadata.namespace == {PolicyParts.Quote(Namespace)}"),
                new NamedExpression("app", $"object.metadata.?labels[?{PolicyParts.Quote(NameLabel)}].orValue('') == {PolicyParts.Quote(App)}"),
            ]),
    };
}
