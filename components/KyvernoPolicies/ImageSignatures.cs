namespace Infra.Components;

/// <summary>
/// Who signs the images of teams, and where signatures are looked up: keyless, by the identity of the pipeline that built the image
/// (https://docs.sigstore.dev/cosign/signing/overview). No key is kept, so none can be lost.
/// </summary>
internal static class ImageSignatures
{
    /// <summary>The log in which every keyless signature stands.</summary>
    public const string LogUrl = "https://rekor.sigstore.dev";

    private const string GitHub = "github.com";
    private const string GitHubIssuer = "https://token.actions.githubusercontent.com";

    /// <summary>
    /// Images that the mesh puts into teams' pods, before their tag or digest: its release chooses them, not the team
    /// (https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1).
    /// </summary>
    public static IReadOnlyList<string> SidecarImages { get; } = ["docker.io/istio/proxyv2", "registry.istio.io/release/proxyv2"];

    /// <summary>Whom Kyverno's pods call to verify signatures: the registries of images, and Sigstore's authorities and log. Nobody where no team has images.</summary>
    public static IReadOnlyList<Peer> Peers(AddonContext context) => context.Teams.Count == 0
        ? []
        : [Peer.Aws, Peer.Internet(443, "ghcr.io", "pkg-containers.githubusercontent.com", "rekor.sigstore.dev", "tuf-repo-cdn.sigstore.dev")];

    /// <summary>
    /// The pipelines that may sign a team's images: those of the repositories beside its charts', on the branch that its charts come from, or for a tag: not a branch that anybody may push. GitHub's tokens name the workflow's file and come from an issuer of their own;
    /// other hosts issue theirs themselves, as GitLab does (https://docs.gitlab.com/ci/yaml/signing_examples).
    /// </summary>
    /// <exception cref="ArgumentException">The repository's URL does not say whose it is.</exception>
    public static CosignIdentity SignerOf(Team team)
    {
        if (!Uri.TryCreate(team.RepositoryUrl, UriKind.Absolute, out var repository) || repository.Scheme != Uri.UriSchemeHttps || repository.Segments.Length < 3)
        {
            throw new ArgumentException(
                $"The team {team.Name} has the repository '{team.RepositoryUrl}', which does not say whose pipelines sign its images; write https://{{host}}/{{owner}}/{{repository}}.git.", nameof(team));
        }
        return new CosignIdentity(
            repository.Host == GitHub ? GitHubIssuer : $"https://{repository.Host}",
            $"^https://{Escape(repository.Host)}/{Escape(repository.Segments[1].TrimEnd('/'))}/.+@refs/(heads/{Escape(team.Revision)}|tags/.+)$");
    }

    // Hosts and owners have letters, digits, hyphens, underscores and dots.
    private static string Escape(string text) => text.Replace(".", "[.]", StringComparison.Ordinal);
}
