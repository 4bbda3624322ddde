namespace Infra.Components;

/// <summary>What must hold of objects, in CEL (https://kyverno.io/docs/policy-types/validating-policy).</summary>
public sealed record ValidatingPolicy() : KubernetesObject("policies.kyverno.io/v1", "ValidatingPolicy")
{
    /// <summary>The policy.</summary>
    public required ValidatingPolicySpec Spec { get; init; }
}

/// <summary>Which objects, and what must hold of them.</summary>
public sealed record ValidatingPolicySpec
{
    /// <summary>"Audit" reports, "Deny" refuses.</summary>
    public required IReadOnlyList<string> ValidationActions { get; init; }

    /// <summary>"Fail" or "Ignore": what happens to requests while Kyverno does not answer.</summary>
    public required string FailurePolicy { get; init; }

    /// <summary>When it is evaluated.</summary>
    public required ValidatingEvaluation Evaluation { get; init; }

    /// <summary>The objects.</summary>
    public required PolicyMatch MatchConstraints { get; init; }

    /// <summary>Expressions by names, for the others: <c>variables.name</c>.</summary>
    public IReadOnlyList<NamedExpression>? Variables { get; init; }

    /// <summary>What must hold.</summary>
    public required IReadOnlyList<PolicyValidation> Validations { get; init; }
}

/// <summary>When a policy is evaluated: as objects are written, and of those that are there.</summary>
public sealed record ValidatingEvaluation(PolicySwitch Admission, PolicySwitch Background);

/// <summary>On or off.</summary>
public sealed record PolicySwitch(bool Enabled);

/// <summary>Objects that a policy is about.</summary>
public sealed record PolicyMatch(IReadOnlyList<PolicyResources> ResourceRules)
{
    /// <summary>The namespaces; null for all.</summary>
    public PolicyNamespaces? NamespaceSelector { get; init; }
}

/// <summary>Resources of API groups, by their plural names, and what is done to them: "CREATE".</summary>
public sealed record PolicyResources(IReadOnlyList<string> ApiGroups, IReadOnlyList<string> ApiVersions, IReadOnlyList<string> Operations, IReadOnlyList<string> Resources);

/// <summary>Namespaces by their labels.</summary>
public sealed record PolicyNamespaces
{
    /// <summary>Labels that they have.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>What holds of their labels.</summary>
    public IReadOnlyList<PolicyLabelRequirement>? MatchExpressions { get; init; }
}

/// <summary>A label's values that are asked for ("In") or not wanted ("NotIn").</summary>
public sealed record PolicyLabelRequirement(string Key, string Operator, IReadOnlyList<string> Values);

/// <summary>An expression with a name.</summary>
public sealed record NamedExpression(string Name, string Expression);

/// <summary>An expression that must be true, and what is said where it is not.</summary>
public sealed record PolicyValidation(string Expression, string Message);

/// <summary>What must hold of images, such as who signed them (https://kyverno.io/docs/policy-types/image-validating-policy).</summary>
public sealed record ImageValidatingPolicy() : KubernetesObject("policies.kyverno.io/v1", "ImageValidatingPolicy")
{
    /// <summary>The policy.</summary>
    public required ImageValidatingPolicySpec Spec { get; init; }
}

/// <summary>Which images, and what must hold of them.</summary>
public sealed record ImageValidatingPolicySpec
{
    /// <summary>"Audit" reports, "Deny" refuses.</summary>
    public required IReadOnlyList<string> ValidationActions { get; init; }

    /// <summary>"Fail" or "Ignore".</summary>
    public required string FailurePolicy { get; init; }

    /// <summary>When it is evaluated.</summary>
    public required ValidatingEvaluation Evaluation { get; init; }

    /// <summary>How long registries and logs may take.</summary>
    public required PolicyWebhook WebhookConfiguration { get; init; }

    /// <summary>The objects whose images they are.</summary>
    public required PolicyMatch MatchConstraints { get; init; }

    /// <summary>The images; an image is left alone where no expression is true.</summary>
    public required IReadOnlyList<ImageReference> MatchImageReferences { get; init; }

    /// <summary>What becomes of digests.</summary>
    public required ImageDigests ValidationConfigurations { get; init; }

    /// <summary>Who may sign.</summary>
    public required IReadOnlyList<ImageAttestor> Attestors { get; init; }

    /// <summary>What must hold.</summary>
    public required IReadOnlyList<PolicyValidation> Validations { get; init; }
}

/// <summary>How long the API server waits for an answer, in seconds: 30 at most.</summary>
public sealed record PolicyWebhook(int TimeoutSeconds);

/// <summary>Images by an expression about <c>ref</c>.</summary>
public sealed record ImageReference(string Expression);

/// <summary>Whether tags are replaced by digests, images must have one, and all of them must be verified.</summary>
public sealed record ImageDigests(bool MutateDigest, bool VerifyDigest, bool Required);

/// <summary>Who may sign, by a name that expressions use: <c>attestors.name</c>.</summary>
public sealed record ImageAttestor(string Name, CosignAttestor Cosign);

/// <summary>Signatures by cosign, without keys, written down in a log.</summary>
public sealed record CosignAttestor(CosignKeyless Keyless, CosignLog Ctlog);

/// <summary>Who signs.</summary>
public sealed record CosignKeyless(IReadOnlyList<CosignIdentity> Identities);

/// <summary>Somebody whom an issuer of OIDC tokens knows, by a regular expression.</summary>
public sealed record CosignIdentity(string Issuer, string SubjectRegExp);

/// <summary>The log of signatures.</summary>
public sealed record CosignLog(string Url);

/// <summary>Objects that come with others (https://kyverno.io/docs/policy-types/generating-policy).</summary>
public sealed record GeneratingPolicy() : KubernetesObject("policies.kyverno.io/v1", "GeneratingPolicy")
{
    /// <summary>The policy.</summary>
    public required GeneratingPolicySpec Spec { get; init; }
}

/// <summary>Which objects, and what comes with them.</summary>
public sealed record GeneratingPolicySpec
{
    /// <summary>How long what is generated is kept as it should be.</summary>
    public required GeneratingEvaluation Evaluation { get; init; }

    /// <summary>The objects.</summary>
    public required PolicyMatch MatchConstraints { get; init; }

    /// <summary>Expressions by names.</summary>
    public required IReadOnlyList<NamedExpression> Variables { get; init; }

    /// <summary>What is generated.</summary>
    public required IReadOnlyList<PolicyGeneration> Generate { get; init; }
}

/// <summary>Whether it is also for objects that are there already, whether changes are taken back, and what stays when the policy goes.</summary>
public sealed record GeneratingEvaluation(PolicySwitch GenerateExisting, PolicySwitch Synchronize, PolicySwitch OrphanDownstreamOnPolicyDelete, bool SkipBackgroundRequests);

/// <summary>An expression that generates.</summary>
public sealed record PolicyGeneration(string Expression);

/// <summary>Objects that policies let pass (https://kyverno.io/docs/guides/exceptions).</summary>
public sealed record PolicyException() : KubernetesObject("policies.kyverno.io/v1", "PolicyException")
{
    /// <summary>The policies and the objects.</summary>
    public required PolicyExceptionSpec Spec { get; init; }
}

/// <summary>Policies, the objects that they let pass, and what reports say of them: "skip".</summary>
public sealed record PolicyExceptionSpec(IReadOnlyList<PolicyReference> PolicyRefs, IReadOnlyList<NamedExpression> MatchConditions, string ReportResult = "skip");

/// <summary>A policy by its kind and name.</summary>
public sealed record PolicyReference(string Kind, string Name);
