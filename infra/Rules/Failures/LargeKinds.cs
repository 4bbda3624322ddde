using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;

namespace Infra.Rules.Failures;

/// <summary>F10.</summary>
public sealed class LargeKinds : PlanRule
{
    private const string ServerSideApply = "ServerSideApply=true";

    /// <inheritdoc/>
    public override string Id => "F10";

    /// <inheritdoc/>
    public override string Title => "What brings custom kinds is applied and compared by the server";

    /// <inheritdoc/>
    public override string Why =>
        "Applied by the client, the whole of an object goes into an annotation of it, which takes 256 KiB: larger kinds, as most operators have one, are refused. Applied by the server "
        + "and compared by the client, they show differences that are none.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/prometheus-operator/prometheus-operator/issues/4355; https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply; "
        + "https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies";

    /// <inheritdoc/>
    public override string Fix => $"Give the Application the option {ServerSideApply}, and the annotation argocd.argoproj.io/compare-options: ServerSideDiff=true.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var bring = (context.Facts.Platform?.Declarations.Addons.Where(addon => addon.CustomKinds.Count > 0).Select(PlatformApplication.Names.OfChart) ?? [])
            .Concat(context.Manifests.OfKind("apiextensions.k8s.io", "CustomResourceDefinition").Select(manifest => manifest.Application)).ToHashSet(StringComparer.Ordinal);
        var byServer = ArgoSettings.Of(context.Argo).Where(settings => settings.Values.At("configs", "params", "controller.diff.server.side").IsTrue())
            .Select(settings => settings.Resource.Provider ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (var application in context.Argo.All.Where(application => bring.Contains(application.Name)))
        {
            if (!application.SyncOptions.Contains(ServerSideApply))
                yield return Broken(application.Resource, $"It brings custom kinds without the option {ServerSideApply}.");
            if (!application.ComparesByServer && !byServer.Contains(application.Cluster))
                yield return Broken(application.Resource, "It brings custom kinds, and its differences are computed by the client.");
        }
    }
}
