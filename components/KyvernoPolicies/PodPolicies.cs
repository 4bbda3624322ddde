namespace Infra.Components;

/// <summary>What holds for the pods of teams and of the platform alike.</summary>
internal static class PodPolicies
{
    public const string RestrictedName = "restricted-pods";

    /// <summary>
    /// The level "restricted" of the Pod Security Standards, held pod by pod: Pod Security itself knows namespaces only, so that one agent that needs the machine would set all
    /// of its namespace free, and it looks at no pod that runs already. As Pod Security holds on without Kyverno, so do requests.
    /// </summary>
    public static ValidatingPolicy Restricted(AddonContext context) => new()
    {
        Metadata = PolicyParts.Meta(
            RestrictedName,
            "Restricted pods",
            "high",
            "Pods have no more rights than they need: not root, no way to more privileges, no capabilities, the runtime's filter of system calls, and nothing of the machine's."),
        Spec = new ValidatingPolicySpec
        {
            ValidationActions = PolicyParts.Actions(context),
            FailurePolicy = "Ignore",
            Evaluation = PolicyParts.Always,
            MatchConstraints = new PolicyMatch([PolicyParts.Pods])
            {
                NamespaceSelector = new PolicyNamespaces { MatchExpressions = [new PolicyLabelRequirement(WellKnown.NamespaceLabel, "NotIn", Kyverno.ExcludedNamespaces)] },
            },
            Variables = [PolicyParts.Containers],
            Validations =
            [
                new PolicyValidation(
                    "!object.spec.?hostNetwork.orValue(false) && !object.spec.?hostPID.orValue(false) && !object.spec.?hostIPC.orValue(false) && "
                    + "variables.containers.all(container, container.?ports.orValue([]).all(port, port.?hostPort.orValue(0) == 0))",
                    "The pod uses the machine's network or processes: leave out hostNetwork, hostPID, hostIPC and hostPort."),
                new PolicyValidation(
                    "object.spec.?volumes.orValue([]).all(volume, !has(volume.hostPath))",
                    "A volume is a folder of the machine (hostPath): use a PersistentVolumeClaim or an emptyDir."),
                new PolicyValidation(
                    "variables.containers.all(container, !container.?securityContext.?privileged.orValue(false) && !container.?securityContext.?allowPrivilegeEscalation.orValue(true))",
                    "A container can get more privileges: set securityContext.allowPrivilegeEscalation: false, and leave out privileged."),
                new PolicyValidation(
                    "variables.containers.all(container, "
                    + "container.?securityContext.?runAsNonRoot.orValue(object.spec.?securityContext.?runAsNonRoot.orValue(false)) && "
                    + "container.?securityContext.?runAsUser.orValue(object.spec.?securityContext.?runAsUser.orValue(1)) != 0)",
                    "A container may run as root: set securityContext.runAsNonRoot: true for the pod or for each container, and no runAsUser of 0."),
                new PolicyValidation(
                    "variables.containers.all(container, container.?securityContext.?capabilities.?drop.orValue([]).exists(capability, capability == 'ALL') && "
                    + "container.?securityContext.?capabilities.?add.orValue([]).all(capability, capability == 'NET_BIND_SERVICE'))",
                    "A container has capabilities: set securityContext.capabilities.drop: [ALL], and add none but NET_BIND_SERVICE."),
                // Kubelets give the runtime's profile where none is named (KubeletSettings).
                new PolicyValidation(
                    "variables.containers.all(container, "
                    + "container.?securityContext.?seccompProfile.?type.orValue(object.spec.?securityContext.?seccompProfile.?type.orValue('RuntimeDefault')) in ['RuntimeDefault', 'Localhost'])",
                    "A container may call the kernel as it likes: set securityContext.seccompProfile.type: RuntimeDefault for the pod or for each container, or leave it out."),
            ],
        },
    };
}
