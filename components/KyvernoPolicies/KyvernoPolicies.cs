namespace Infra.Components;

/// <summary>
/// What Kyverno holds objects against. Pods are hardened everywhere; teams' pods also run what their pipelines signed, say whose they are, stay in the mesh and know nothing of
/// Vault. Where the environment does not enforce policies, they report.
/// </summary>
public static class KyvernoPolicies
{
    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("kyverno-policies");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Policies about pods, images and secrets",
            Layer = AddonLayer.Security,
            DependsOn = [Kyverno.Name],
            Objects =
            [
                PodPolicies.Restricted(context),
                TeamPodPolicies.ImagesByDigest(context),
                TeamPodPolicies.Labels(context),
                TeamPodPolicies.NoVaultTokens(context),
                TeamPodPolicies.InTheMesh(context),
                .. context.Teams.OrderBy(team => team.Name, StringComparer.Ordinal).Select(team => ImagePolicies.Signed(context, team)),
                SecretPolicies.OneClusterStore(context),
                SecretPolicies.StoresByThePlatform(context),
                SecretPolicies.PathsOfTheNamespace(context),
                IsolationPolicies.DefaultDeny(),
                .. PolicyExemption.Platform.Select(exemption => exemption.ToObject()),
            ],
            ClusterKinds = ["policies.kyverno.io/GeneratingPolicy", "policies.kyverno.io/ImageValidatingPolicy", "policies.kyverno.io/ValidatingPolicy"],
        };
    }
}
