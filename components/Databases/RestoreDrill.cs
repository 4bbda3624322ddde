namespace Infra.Components;

/// <summary>
/// Proof that backups can be restored, every week where the environment is highly available: a Cluster of one server is made from the latest backup and all logs since, asked,
/// and deleted. Where that fails, so does the Job.
/// </summary>
internal static class RestoreDrill
{
    private const string Weekly = "0 3 * * 0";
    private const string Folder = "/drill";
    private const string Manifest = "cluster.yaml";
    private const string Script = "restore-drill.sh";
    private const string Core = "";
    private const string Pods = "pods";
    private const string Clusters = "clusters";

    // Any number that is not root's will do.
    private const int User = 65532;

    private const int RestoreSeconds = 2700;
    private const int RemoveSeconds = 600;

    // What is left of an earlier run is removed as well.
    private const int AllSeconds = RestoreSeconds + (3 * RemoveSeconds);

    /// <summary>Whether restores are drilled in an environment.</summary>
    public static bool IsRun(AddonContext context) => context.IsHighlyAvailable;

    /// <summary>The pods of the drill itself, without a sidecar: they call the API server alone.</summary>
    public static AddonWorkload Workload(Database database) => new()
    {
        Name = DatabaseNames.DrillRunner(database),
        Namespace = database.Namespace,
        Labels = Labels(database),
        ServiceAccount = DatabaseNames.DrillRunner(database),
        InMesh = false,
        Size = DatabaseSizes.DrillRunner,
        RunsToCompletion = true,
        Calls = [Peer.ApiServer],
    };

    /// <summary>The objects of the drill; nothing where there is none.</summary>
    public static IEnumerable<KubernetesObject> Of(AddonContext context, Database database)
    {
        if (!IsRun(context))
            return [];
        var metadata = new ObjectMeta { Name = DatabaseNames.DrillRunner(database), Namespace = database.Namespace };
        return
        [
            DatabaseBackups.DrillStore(context, database),
            new ServiceAccount { Metadata = metadata, AutomountServiceAccountToken = false },
            new Role { Metadata = metadata, Rules = Rules(database) },
            new RoleBinding
            {
                Metadata = metadata,
                RoleRef = new RoleRef("rbac.authorization.k8s.io", nameof(Role), metadata.Name),
                Subjects = [new Subject(nameof(ServiceAccount), metadata.Name, Namespace: metadata.Namespace)],
            },
            new ConfigMap
            {
                Metadata = metadata,
                Data = new Dictionary<string, string> { [Manifest] = CanonicalYaml.Write(DatabaseServers.DrillOf(context, database).ToYaml()), [Script] = Text },
            },
            new CronJob { Metadata = metadata, Spec = Spec(database) },
        ];
    }

    /// <summary>The script of the drill; its inputs are environment variables, which its head lists.</summary>
    public static string Text { get; } = EmbeddedFile.Read($"Databases/Scripts/{Script}");

    private static ContainerSize Requests => DatabaseSizes.DrillRunner.Containers[0];

    private static Dictionary<string, string> Labels(Database database) => new() { ["app.kubernetes.io/component"] = "restore-drill", ["app.kubernetes.io/instance"] = database.Name };

    // No rule can name what is made.
    private static IReadOnlyList<PolicyRule> Rules(Database database)
    {
        var server = $"{DatabaseNames.Drill(database)}-1";
        return
        [
            new PolicyRule([CloudNativePg.Group], [Clusters], ["create"]),
            new PolicyRule([CloudNativePg.Group], [Clusters], ["delete", "get"]) { ResourceNames = [DatabaseNames.Drill(database)] },
            new PolicyRule([Core], ["persistentvolumeclaims", Pods], ["list"]),
            new PolicyRule([Core], [Pods], ["get"]) { ResourceNames = [server] },
            // By a WebSocket, which is asked for by GET.
            new PolicyRule([Core], ["pods/exec"], ["create", "get"]) { ResourceNames = [server] },
        ];
    }

    private static CronJobSpec Spec(Database database) => new()
    {
        Schedule = Weekly,
        TimeZone = "Etc/UTC",
        ConcurrencyPolicy = "Forbid",
        StartingDeadlineSeconds = 3600,
        SuccessfulJobsHistoryLimit = 1,
        FailedJobsHistoryLimit = 3,
        JobTemplate = new JobTemplate(new JobSpec { BackoffLimit = 0, ActiveDeadlineSeconds = AllSeconds, Template = Template(database) }),
    };

    private static PodTemplate Template(Database database) => new(
        new PodMeta { Labels = new Dictionary<string, string>(Labels(database)) { ["sidecar.istio.io/inject"] = "false" } },
        new PodSpec
        {
            ServiceAccountName = DatabaseNames.DrillRunner(database),
            AutomountServiceAccountToken = true,
            SecurityContext = PodSecurityContext.Restricted(User),
            RestartPolicy = "Never",
            TerminationGracePeriodSeconds = 60,
            Containers =
            [
                new Container
                {
                    Name = Requests.Name,
                    Image = DatabaseImages.Kubectl,
                    Command = ["/bin/sh", $"{Folder}/{Script}"],
                    Env =
                    [
                        new EnvVar("CLUSTER", DatabaseNames.Drill(database)),
                        new EnvVar("DATABASE", database.DatabaseName),
                        // kubectl keeps what it learns of the API there.
                        new EnvVar("HOME", "/tmp"),
                        new EnvVar("MANIFEST", $"{Folder}/{Manifest}"),
                        new EnvVar("NAMESPACE", database.Namespace),
                        new EnvVar("POLL_SECONDS", "10"),
                        new EnvVar("REMOVE_SECONDS", FormattableString.Invariant($"{RemoveSeconds}")),
                        new EnvVar("RESTORE_SECONDS", FormattableString.Invariant($"{RestoreSeconds}")),
                    ],
                    Resources = ResourceRequirements.Of(Requests.Cpu, Requests.Memory, Requests.MemoryLimit),
                    SecurityContext = SecurityContext.Restricted,
                    VolumeMounts = [new VolumeMount("drill", Folder, ReadOnly: true), new VolumeMount("tmp", "/tmp")],
                },
            ],
            Volumes = [Volume.OfConfigMap("drill", DatabaseNames.DrillRunner(database)), Volume.Empty("tmp", "64Mi")],
        });
}
