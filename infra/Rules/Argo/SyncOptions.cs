using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Rules.Argo;

/// <summary>What an object itself asks of Argo CD: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options.</summary>
internal static class SyncOptions
{
    /// <summary>The annotation that has them, between commas.</summary>
    public const string Annotation = "argocd.argoproj.io/sync-options";

    /// <summary>The object stays where Git lacks it.</summary>
    public const string NotPruned = "Prune=false";

    /// <summary>The object stays where its Application goes.</summary>
    public const string NotDeleted = "Delete=false";

    /// <summary>The options of an object.</summary>
    public static ImmutableArray<string> Of(PlanValue.MapValue manifest) =>
        manifest.At("metadata", "annotations", Annotation).Text() is { } options ? [.. options.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [];
}
