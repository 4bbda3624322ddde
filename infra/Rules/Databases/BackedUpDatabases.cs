using Infra.Planning;
using Infra.Rules.Aws;
using Infra.Rules.Kubernetes;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Rules.Databases;

/// <summary>DATA001.</summary>
public sealed class BackedUpDatabases : PlanRule
{
    private const string Group = "postgresql.cnpg.io";
    private const string Plugin = "barman-cloud.cloudnative-pg.io";
    private const string Scheme = "s3://";
    private static readonly string[] Actions = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"];

    /// <inheritdoc/>
    public override string Id => "DATA001";

    /// <inheritdoc/>
    public override string Title => "Every database is backed up, to a bucket of ours, by a role of its own";

    /// <inheritdoc/>
    public override string Why =>
        "Replicas keep a database through the loss of a machine, not through a wrong statement or the loss of the cluster. What is archived nowhere, or to where its role may not write, is found out "
        + "on the day of the restore.";

    /// <inheritdoc/>
    public override string Evidence => "https://cloudnative-pg.io/plugin-barman-cloud/docs/usage; https://cloudnative-pg.io/documentation/current/backup; https://cloudnative-pg.io/plugin-barman-cloud/docs/object_stores; plugin-barman-cloud v0.13.0, internal/cnpgi/operator/specs/role.go";

    /// <inheritdoc/>
    public override string Fix => "Declare the database with its add-on: the archive, a Secret that its credentials name, its bucket's folder, the schedule, the retention and the role follow from it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var clusters = context.Manifests.OfKind(Group, "Cluster").ToList();
        if (clusters.Count > 0)
        {
            var rights = new WorkloadRights(context);
            var buckets = context.Index.OfType(AwsTypes.Bucket).Select(bucket => bucket.Inputs["bucket"].TextWithUnknowns()).ToHashSet(StringComparer.Ordinal);
            var schedules = context.Manifests.OfKind(Group, "ScheduledBackup").Where(IsOfPlugin).Select(each => (each.Namespace, each.Spec("cluster", "name").Text())).ToHashSet();
            foreach (var cluster in clusters)
            {
                foreach (var message in Judge(context, cluster, rights, buckets).Concat(schedules.Contains((cluster.Namespace, cluster.Name)) ? [] : ["It has no ScheduledBackup by the plugin."]))
                    yield return Broken(cluster.Subject, message);
            }
        }
        // Its operator then makes a Role whose list of Secrets is empty, which is all of them.
        foreach (var store in context.Manifests.OfKind("barmancloud.cnpg.io", "ObjectStore").Where(store => store.Spec("configuration", "s3Credentials") is PlanValue.MapValue credentials
            && credentials["inheritFromIAMRole"].IsTrue() && credentials.Items.Values.All(value => value is not PlanValue.MapValue)))
            yield return Broken(store.Subject, "It names no Secret, and so lets the servers read every Secret of the namespace.");
        foreach (var (addon, database) in context.Facts.Platform?.Declarations.Addons.SelectMany(addon => addon.Databases.Select(database => (addon, database))) ?? [])
        {
            if (context.Manifests.Find(Group, "Cluster", database.Namespace, database.Name) is null)
                yield return Broken($"{addon.Name}/{database.Name}", "It is declared as a database, and has no Cluster.");
        }
    }

    private static bool IsOfPlugin(KubernetesManifest backup) =>
        backup.Spec("method").Text() == "plugin" && backup.Spec("pluginConfiguration", "name").Text() == Plugin && backup.Spec("schedule").IsSet() && !backup.Spec("suspend").IsTrue();

    private static IEnumerable<string> Judge(RuleContext context, KubernetesManifest cluster, WorkloadRights rights, HashSet<string?> buckets)
    {
        var archiver = cluster.Spec("plugins").Items().FirstOrDefault(plugin =>
            plugin.At("name").Text() == Plugin && plugin.At("isWALArchiver").IsTrue() && plugin.At("enabled") is not PlanValue.BoolValue { Value: false });
        if (archiver is null)
        {
            yield return $"It archives nothing by the plugin {Plugin}.";
            yield break;
        }
        var name = archiver.At("parameters", "barmanObjectName").Text() ?? "";
        if (context.Manifests.Find("barmancloud.cnpg.io", "ObjectStore", cluster.Namespace, name) is not { } store)
        {
            yield return $"The ObjectStore \"{name}\" of its archive is not in {cluster.Namespace}.";
            yield break;
        }
        if (!store.Spec("retentionPolicy").IsSet())
            yield return $"Its ObjectStore \"{name}\" has no \"retentionPolicy\", and keeps everything for ever.";
        var destination = store.Spec("configuration", "destinationPath").TextWithUnknowns() ?? "";
        var (bucket, folder) = destination.StartsWith(Scheme, StringComparison.Ordinal) && destination[Scheme.Length..].TrimEnd('/').Split('/', 2) is [var first, var rest] ? (first, rest) : ("", "");
        if (folder.Length == 0)
            yield return $"Its backups go to \"{PolicyWords.Shown(destination)}\", which is no folder of a bucket.";
        else if (!buckets.Contains(bucket))
            yield return $"Its backups go to the bucket \"{PolicyWords.Shown(bucket)}\", which the plan does not make.";
        else
        {
            foreach (var message in Role(cluster, store, rights, $"{bucket}/{folder}"))
                yield return message;
        }
    }

    // CloudNativePG gives the pods' ServiceAccount the Cluster's name.
    private static IEnumerable<string> Role(KubernetesManifest cluster, KubernetesManifest store, WorkloadRights rights, string folder)
    {
        if (!store.Spec("configuration", "s3Credentials", "inheritFromIAMRole").IsTrue())
            yield return $"Its ObjectStore \"{store.Name}\" does not take the role of its pods (\"inheritFromIAMRole\").";
        var arn = store.Spec("instanceSidecarConfiguration", "env").Items().FirstOrDefault(each => each.At("name").Text() == "AWS_ROLE_ARN").At("value").TextWithUnknowns();
        var roles = rights.RolesOf(cluster.Namespace, cluster.Name, arn).ToList();
        if (roles.Count == 0)
            yield return $"No role {(arn is null ? "" : $"\"{arn.Split('/')[^1]}\" ")}trusts its ServiceAccount {cluster.Namespace}/{cluster.Name}.";
        foreach (var role in roles)
        {
            var statements = rights.StatementsOf(role).Where(statement => WorkloadRights.CoversObjectsBelow(statement, folder)).ToList();
            var missing = Actions.Where(action => !statements.Exists(statement => WorkloadRights.Covers(statement, action))).ToList();
            if (missing.Count > 0)
                yield return $"Its role \"{role.Name}\" does not allow {string.Join(", ", missing)} on {PolicyWords.Shown(folder)}/*.";
        }
    }
}
