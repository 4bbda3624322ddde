namespace Infra.Components;

/// <summary>What holds for teams' pods beyond <see cref="PodPolicies"/>.</summary>
internal static class TeamPodPolicies
{
    // What the injector writes itself: istio's template "sidecar" with the CNI plugin. 15020 is where the sidecar answers probes.
    private const string InjectedAnnotations =
        "{'sidecar.istio.io/interceptionMode': 'REDIRECT', 'traffic.sidecar.istio.io/excludeInboundPorts': '15020', "
        + "'traffic.sidecar.istio.io/includeInboundPorts': '*', 'traffic.sidecar.istio.io/includeOutboundIPRanges': '*'}";

    private const string FreeAnnotations =
        "['istio.io/rev', 'sidecar.istio.io/proxyCPU', 'sidecar.istio.io/proxyCPULimit', 'sidecar.istio.io/proxyMemory', 'sidecar.istio.io/proxyMemoryLimit', 'sidecar.istio.io/status']";

    private static readonly NamedExpression Annotations = new("annotations", "object.metadata.?annotations.orValue({})");
    private static readonly NamedExpression Labelled = new("labels", "object.metadata.?labels.orValue({})");

    /// <summary>A tag can be moved to another image after somebody looked at it; a digest cannot.</summary>
    public static ValidatingPolicy ImagesByDigest(AddonContext context) => Of(
        context,
        PolicyParts.Meta("images-by-digest", "Images by digest", "high", "Images of teams' containers are named by their digests, so that what runs is what was reviewed, built and signed."),
        [PolicyParts.Containers, new NamedExpression("sidecars", PolicyParts.List(ImageSignatures.SidecarImages))],
        new PolicyValidation(
            "variables.containers.all(container, container.image.contains('@sha256:') || "
            + "(container.name in ['istio-proxy', 'istio-validation'] && variables.sidecars.exists(image, container.image.startsWith(image + ':'))))",
            "An image is named by a tag: name it by its digest, as in registry/name:tag@sha256:…"));

    /// <summary>What costs are told apart by. A pod has its namespace's values: nobody runs at another's expense.</summary>
    public static ValidatingPolicy Labels(AddonContext context) => Of(
        context,
        PolicyParts.Meta("team-labels", "Labels of team and cost centre", "medium", "Teams' pods say whose they are and who pays for them, as their namespace does."),
        [Labelled, new NamedExpression("expected", "namespaceObject.metadata.?labels.orValue({})")],
        HasNamespaceLabel(TeamLabels.Team),
        HasNamespaceLabel(TeamLabels.CostCentre));

    /// <summary>Secrets come by the External Secrets Operator: no workload speaks with Vault, and none could.</summary>
    public static ValidatingPolicy NoVaultTokens(AddonContext context) => Of(
        context,
        PolicyParts.Meta("no-vault-tokens", "No Vault tokens", "high", "Teams' pods carry neither a token of Vault nor anything that gets one; ExternalSecrets bring what they need."),
        [PolicyParts.Containers, Annotations],
        new PolicyValidation(
            "variables.containers.all(container, container.?env.orValue([]).all(variable, !variable.name.startsWith('VAULT_')))",
            "An environment variable is for Vault's client (VAULT_…): take the value from a Secret that an ExternalSecret makes."),
        new PolicyValidation(
            "variables.containers.all(container, container.?envFrom.orValue([]).all(source, !source.?secretRef.?name.orValue('').matches('vault.*token')) && "
            + "container.?env.orValue([]).all(variable, !variable.?valueFrom.?secretKeyRef.?name.orValue('').matches('vault.*token')))",
            "A container takes a token of Vault from a Secret: let an ExternalSecret bring the value itself."),
        new PolicyValidation(
            "object.spec.?volumes.orValue([]).all(volume, !volume.?secret.?secretName.orValue('').matches('vault.*token') && volume.?projected.?sources.orValue([]).all(source, "
            + "!source.?secret.?name.orValue('').matches('vault.*token') && !source.?serviceAccountToken.?audience.orValue('').contains('vault')))",
            "A volume has a token of Vault, or one that Vault takes: let an ExternalSecret bring the value itself."),
        new PolicyValidation(
            "variables.annotations.all(name, !name.startsWith('vault.hashicorp.com/'))",
            "An annotation asks for Vault's agent (vault.hashicorp.com/…): use an ExternalSecret."));

    /// <summary>A pod without its sidecar, or with traffic past it, is outside of mTLS and of every AuthorizationPolicy.</summary>
    public static ValidatingPolicy InTheMesh(AddonContext context) => Of(
        context,
        PolicyParts.Meta("in-the-mesh", "No way past the sidecar", "high", "Teams' pods have a sidecar, all of their traffic goes through it, and it is as the platform configures it."),
        [
            Annotations, Labelled, PolicyParts.Containers, new NamedExpression("injected", InjectedAnnotations), new NamedExpression("free", FreeAnnotations),
            new NamedExpression("sidecars", PolicyParts.List(ImageSignatures.SidecarImages)),
        ],
        new PolicyValidation(
            "variables.labels[?'sidecar.istio.io/inject'].orValue('true') == 'true' && !('istio.io/dataplane-mode' in variables.labels)",
            "A label keeps the sidecar away: remove sidecar.istio.io/inject and istio.io/dataplane-mode."),
        new PolicyValidation(
            "variables.annotations.all(name, !name.contains('istio.io/') || name in variables.free || "
            + "(name in variables.injected && variables.annotations[name] == variables.injected[name]))",
            "An annotation changes the sidecar or leads traffic past it: of Istio's, only sidecar.istio.io/proxyCPU, proxyMemory and their limits are a team's."),
        // What the sidecar's own user sends is not led through it (istio: files/injection-template.yaml, "-u 1337").
        new PolicyValidation(
            "variables.containers.all(container, "
            + "(container.name in ['istio-proxy', 'istio-validation'] && variables.sidecars.exists(image, container.image.startsWith(image + ':') || container.image.startsWith(image + '@'))) || "
            + "(container.?securityContext.?runAsUser.orValue(object.spec.?securityContext.?runAsUser.orValue(0)) != 1337 && "
            + "container.?securityContext.?runAsGroup.orValue(object.spec.?securityContext.?runAsGroup.orValue(0)) != 1337))",
            "A container runs as the sidecar's user or group, 1337, whose traffic passes it by: choose another runAsUser and runAsGroup."));

    private static PolicyValidation HasNamespaceLabel(string label) => new(
        $"{PolicyParts.Quote(label)} in variables.labels && variables.labels[{PolicyParts.Quote(label)}] == variables.expected[?{PolicyParts.Quote(label)}].orValue('')",
        $"The label '{label}' is missing or not its namespace's: give the pod's template the value that the namespace has.");

    private static ValidatingPolicy Of(AddonContext context, ObjectMeta metadata, IReadOnlyList<NamedExpression> variables, params IReadOnlyList<PolicyValidation> validations) => new()
    {
        Metadata = metadata,
        Spec = new ValidatingPolicySpec
        {
            ValidationActions = PolicyParts.Actions(context),
            FailurePolicy = PolicyParts.FailurePolicy(context),
            Evaluation = PolicyParts.Always,
            MatchConstraints = new PolicyMatch([PolicyParts.Pods]) { NamespaceSelector = PolicyParts.Tenants },
            Variables = variables,
            Validations = validations,
        },
    };
}
