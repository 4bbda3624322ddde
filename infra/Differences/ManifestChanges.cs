using System.Collections.Immutable;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Differences;

/// <summary>What differs between two plans' Kubernetes objects.</summary>
internal static class ManifestChanges
{
    private static readonly ImmutableDictionary<(string Group, string Kind), Loss> Losses = new Dictionary<(string, string), Loss>
    {
        [("", "Namespace")] = new(LossKind.Data, "all that the namespace holds"),
        [("", "PersistentVolumeClaim")] = new(LossKind.Data, "the claim's volume"),
        [("apiextensions.k8s.io", "CustomResourceDefinition")] = new(LossKind.Data, "all objects of its kind"),
        [("postgresql.cnpg.io", "Cluster")] = new(LossKind.Data, "the databases and their volumes"),
        [("barmancloud.cnpg.io", "ObjectStore")] = new(LossKind.Data, "the way to the databases' backups"),
        [("kops.k8s.io", "Cluster")] = new(LossKind.Data, "the cluster, with all that runs in it"),
    }.ToImmutableDictionary();

    /// <summary>
    /// By application, kind, namespace and name; kinds of one name are told apart by their API group, and documents of kOps by their cluster, whose file they stand in. A file of
    /// another name is a change of "[path]".
    /// </summary>
    public static ImmutableArray<ManifestChange> Of(Plan before, Plan after)
    {
        var (old, now) = (ByIdentity(before), ByIdentity(after));
        var remaining = ApplicationsOf(after);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(identity => Of(identity, old.GetValueOrDefault(identity), now.GetValueOrDefault(identity), remaining))
                .OfType<ManifestChange>()
                .OrderBy(change => change.Application, StringComparer.Ordinal)
                .ThenBy(change => change.ObjectKind, StringComparer.Ordinal)
                .ThenBy(change => change.Namespace, StringComparer.Ordinal)
                .ThenBy(change => change.Name, StringComparer.Ordinal)
                .ThenBy(change => change.Path, StringComparer.Ordinal),
        ];
    }

    private static ManifestChange? Of(Identity identity, PlanManifest? before, PlanManifest? after, HashSet<string> remaining)
    {
        var properties = before is not null && after is not null ? Differences(before, after) : [];
        return (before, after) switch
        {
            (not null, not null) when properties.IsEmpty => null,
            (not null, not null) => Change(ChangeKind.Changed, identity, after) with { Properties = properties },
            (not null, _) => Change(ChangeKind.Removed, identity, before) with { Loss = IsKept(before, remaining) ? null : Losses.GetValueOrDefault((identity.Group, identity.Kind)) },
            _ => Change(ChangeKind.Added, identity, after!),
        };
    }

    // Argo CD prunes what Git lacks while its Application is there, and deletes all that it delivered with the Application: each is kept from by an option of its own.
    private static bool IsKept(PlanManifest manifest, HashSet<string> remaining) =>
        SyncOptions.Of(manifest.Object).Contains(remaining.Contains(manifest.Application) ? SyncOptions.NotPruned : SyncOptions.NotDeleted);

    private static HashSet<string> ApplicationsOf(Plan plan) =>
    [
        .. plan.Manifests.Select(manifest => manifest.Application),
        .. plan.Resources.Where(resource => resource.Type == ArgoTypes.Application).Select(resource => Text((resource.Inputs["metadata"] as PlanValue.MapValue)?["name"])).OfType<string>(),
    ];

    private static ImmutableArray<PropertyChange> Differences(PlanManifest before, PlanManifest after) =>
        [.. ValueChanges.Between(before.Object, after.Object), .. ValueChanges.Between(new PlanValue.TextValue(before.Path), new PlanValue.TextValue(after.Path), "[path]")];

    private static ManifestChange Change(ChangeKind kind, Identity identity, PlanManifest manifest) => new()
    {
        Kind = kind,
        Application = identity.Application,
        Path = manifest.Path,
        ObjectKind = identity.Kind,
        Namespace = identity.Namespace,
        Name = identity.Name,
    };

    private static Dictionary<Identity, PlanManifest> ByIdentity(Plan plan)
    {
        var byIdentity = new Dictionary<Identity, PlanManifest>();
        foreach (var manifest in plan.Manifests)
        {
            var identity = IdentityOf(manifest);
            // Nothing but their order tells these two apart.
            for (var copy = 0; !byIdentity.TryAdd(identity with { Copy = copy }, manifest); copy++)
            {
            }
        }
        return byIdentity;
    }

    private static Identity IdentityOf(PlanManifest manifest)
    {
        var metadata = manifest.Object["metadata"] as PlanValue.MapValue;
        var version = Text(manifest.Object["apiVersion"]) ?? "";
        var group = version.Contains('/') ? version[..version.IndexOf('/')] : "";
        var cluster = manifest.Application == ClusterDocuments.Application ? manifest.Path : "";
        return new Identity(manifest.Application, cluster, group, Text(manifest.Object["kind"]) ?? "", Text(metadata?["namespace"]), Text(metadata?["name"]) ?? "", 0);
    }

    private static string? Text(PlanValue? value) => (value as PlanValue.TextValue)?.Value;

    private sealed record Identity(string Application, string Cluster, string Group, string Kind, string? Namespace, string Name, int Copy);
}
