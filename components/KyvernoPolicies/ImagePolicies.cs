namespace Infra.Components;

/// <summary>What holds for teams' images.</summary>
internal static class ImagePolicies
{
    private const string Builder = "pipeline";

    // Registries and the log answer in a second or two; the API server waits 30 at most.
    private const int Seconds = 20;

    /// <summary>An image that the team's own pipelines built and signed, from the repositories where changes to it are reviewed.</summary>
    public static ImageValidatingPolicy Signed(AddonContext context, Team team) => new()
    {
        Metadata = PolicyParts.Meta(
            $"signed-images-{team.Name}",
            $"Signed images of the team {team.Name}",
            "high",
            $"Images in the namespaces of the team {team.Name} are signed by its pipelines, without keys: the signature says which workflow of which repository made it."),
        Spec = new ImageValidatingPolicySpec
        {
            ValidationActions = PolicyParts.Actions(context),
            FailurePolicy = PolicyParts.FailurePolicy(context),
            Evaluation = PolicyParts.Always,
            WebhookConfiguration = new PolicyWebhook(Seconds),
            MatchConstraints = new PolicyMatch([PolicyParts.Pods])
            {
                NamespaceSelector = new PolicyNamespaces { MatchLabels = new Dictionary<string, string> { [TeamLabels.Tenant] = TeamLabels.IsTenant, [TeamLabels.Team] = team.Name } },
            },
            MatchImageReferences = [new ImageReference($"!{PolicyParts.List(ImageSignatures.SidecarImages)}.exists(image, ref.startsWith(image + ':') || ref.startsWith(image + '@'))")],
            // Git says which digest runs; nothing changes it on the way.
            ValidationConfigurations = new ImageDigests(MutateDigest: false, VerifyDigest: true, Required: true),
            Attestors = [new ImageAttestor(Builder, new CosignAttestor(new CosignKeyless([ImageSignatures.SignerOf(team)]), new CosignLog(ImageSignatures.LogUrl)))],
            Validations =
            [
                new PolicyValidation(
                    "(images.containers + images.?initContainers.orValue([]) + images.?ephemeralContainers.orValue([]))"
                    + $".all(image, verifyImageSignatures(image, [attestors.{Builder}]) > 0)",
                    $"An image has no signature of a pipeline of {team.Name}: sign it with cosign in the workflow that builds it."),
            ],
        },
    };
}
