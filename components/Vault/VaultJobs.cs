namespace Infra.Components;

/// <summary>The Jobs of Vault.</summary>
internal static class VaultJobs
{
    // Nobody in particular; both images run as whom they are told to.
    private const int User = 1000;

    private const string Tools = "tools";
    private const string Files = "files";
    private const string Authority = "authority";
    private const string VaultToken = "vault-token";
    private const string Secrets = "secrets";
    private const string Scratch = "scratch";
    private const string SnapshotFile = $"/{Scratch}/vault.snap";

    /// <summary>
    /// Makes Vault ready, in every sync: while the sync runs and not after it, as what comes after waits for Vault, and in a wave after what it uses. The program of Vault
    /// comes from Vault's image, everything else from the AWS CLI's.
    /// </summary>
    public static Job Init(AddonContext context) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = VaultPods.Init.ServiceAccount,
            Namespace = Vault.Namespace,
            Annotations = new Dictionary<string, string>
            {
                ["argocd.argoproj.io/hook"] = "Sync",
                ["argocd.argoproj.io/hook-delete-policy"] = "BeforeHookCreation",
                ["argocd.argoproj.io/sync-wave"] = "1",
            },
        },
        Spec = new JobSpec
        {
            BackoffLimit = 3,
            ActiveDeadlineSeconds = 3600,
            Template = Pod(VaultPods.Init, new PodSpec
            {
                ServiceAccountName = VaultPods.Init.ServiceAccount,
                AutomountServiceAccountToken = false,
                RestartPolicy = "Never",
                SecurityContext = PodSecurityContext.Restricted(User),
                InitContainers =
                [
                    Container("tools", VaultImages.Vault, ["/bin/cp", "/bin/vault", $"/{Tools}/vault"], [], [new VolumeMount(Tools, $"/{Tools}")]),
                ],
                Containers =
                [
                    Container(VaultSizes.Init.Containers[0].Name, VaultImages.AwsCli, ["/bin/bash", $"/{Files}/init.sh"],
                    [
                        .. VaultClient(Vault.ServiceUrl), .. AwsClient(context, VaultFacts.InitRoleArn),
                        new EnvVar("CONFIGURATION", $"/{Files}"),
                        new EnvVar("MEMBERS", string.Join(' ', VaultMembers.Names(context).Select(VaultMembers.AddressOf))),
                        new EnvVar("PATH", $"/{Tools}:/usr/local/bin:/usr/bin:/bin"),
                        new EnvVar("POLL_SECONDS", "5"),
                        Fact("RECOVERY_SECRET", VaultFacts.RecoverySecret),
                        new EnvVar("SCRATCH", $"/{Scratch}"),
                        new EnvVar("SECRETS", $"/{Secrets}"),
                        Fact("SNAPSHOT_BUCKET", VaultFacts.SnapshotBucket),
                        Fact("SNAPSHOT_KEY", VaultFacts.SnapshotKey),
                        new EnvVar("WAIT_SECONDS", "600"),
                    ],
                    [
                        .. ClientMounts, new VolumeMount(Files, $"/{Files}", ReadOnly: true), new VolumeMount(Scratch, $"/{Scratch}"), new VolumeMount(Secrets, $"/{Secrets}"),
                        new VolumeMount(Tools, $"/{Tools}", ReadOnly: true),
                    ]),
                ],
                Volumes =
                [
                    .. ClientVolumes, Volume.OfConfigMap(Files, VaultObjects.InitFiles), Volume.Empty(Scratch, "4Gi"), Volume.InMemory(Secrets, "4Mi"), Volume.Empty(Tools, "1Gi"),
                ],
            }),
        },
    };

    /// <summary>Keeps snapshots in S3: every hour where Vault is to survive the loss of a zone, else every six. Vault's image takes one, the AWS CLI's puts it away.</summary>
    public static CronJob Snapshot(AddonContext context) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = VaultPods.Snapshot.ServiceAccount,
            Namespace = Vault.Namespace,
            // After the Job that makes Vault ready: Argo CD calls a CronJob degraded whose last run failed, as it does where Vault has lost everything, and would never come to that Job.
            Annotations = new Dictionary<string, string> { ["argocd.argoproj.io/sync-wave"] = "2" },
        },
        Spec = new CronJobSpec
        {
            Schedule = context.IsHighlyAvailable ? "17 * * * *" : "17 */6 * * *",
            TimeZone = "Etc/UTC",
            ConcurrencyPolicy = "Forbid",
            StartingDeadlineSeconds = 1800,
            SuccessfulJobsHistoryLimit = 1,
            FailedJobsHistoryLimit = 3,
            JobTemplate = new JobTemplate(new JobSpec
            {
                BackoffLimit = 2,
                ActiveDeadlineSeconds = 1800,
                Template = Pod(VaultPods.Snapshot, new PodSpec
                {
                    ServiceAccountName = VaultPods.Snapshot.ServiceAccount,
                    AutomountServiceAccountToken = false,
                    RestartPolicy = "Never",
                    SecurityContext = PodSecurityContext.Restricted(User),
                    InitContainers =
                    [
                        Container("save", VaultImages.Vault, ["/bin/sh", $"/{Files}/save.sh"],
                            [.. VaultClient(Vault.ServiceUrl), new EnvVar("HOME", $"/{Scratch}"), new EnvVar("SNAPSHOT_FILE", SnapshotFile)],
                            [Mount(Authority, "/authority"), Mount(VaultToken, "/vault-token"), Mount(Files, $"/{Files}"), new VolumeMount(Scratch, $"/{Scratch}")]),
                    ],
                    Containers =
                    [
                        Container(VaultSizes.Snapshot.Containers[0].Name, VaultImages.AwsCli, ["/bin/bash", $"/{Files}/store.sh"],
                            [
                                .. AwsClient(context, VaultFacts.SnapshotRoleArn), Fact("SNAPSHOT_BUCKET", VaultFacts.SnapshotBucket), new EnvVar("SNAPSHOT_FILE", SnapshotFile),
                                Fact("SNAPSHOT_KEY", VaultFacts.SnapshotKey),
                            ],
                            [Mount(WebIdentity.VolumeName, WebIdentity.MountPath), Mount(Files, $"/{Files}"), new VolumeMount(Scratch, $"/{Scratch}")]),
                    ],
                    Volumes = [.. ClientVolumes, Volume.OfConfigMap(Files, VaultObjects.SnapshotFiles), Volume.Empty(Scratch, "4Gi")],
                }),
            }),
        },
    };

    private static IReadOnlyList<VolumeMount> ClientMounts { get; } = [Mount(Authority, $"/{Authority}"), Mount(WebIdentity.VolumeName, WebIdentity.MountPath), Mount(VaultToken, $"/{VaultToken}")];

    private static IReadOnlyList<Volume> ClientVolumes { get; } =
    [
        Volume.OfConfigMap(Authority, TrustManager.AuthorityConfigMap),
        Volume.Token(WebIdentity.VolumeName, IrsaIssuer.Audience, WebIdentity.TokenFile, expirationSeconds: 3600),
        Volume.Token(VaultToken, Vault.TokenAudience, "token", expirationSeconds: 3600),
    ];

    private static IEnumerable<EnvVar> VaultClient(string address) =>
    [
        new("TOKEN_FILE", $"/{VaultToken}/token"), new("VAULT_ADDR", address), new("VAULT_CACERT", $"/{Authority}/{TrustManager.AuthorityKey}"), new("VAULT_TLS_SERVER_NAME", Vault.ServerName),
    ];

    private static IEnumerable<EnvVar> AwsClient(AddonContext context, string roleArn) =>
    [
        new("AWS_DEFAULT_REGION", context.Scope.Account.Region), new("AWS_PAGER", ""), new("AWS_REGION", context.Scope.Account.Region), Fact("AWS_ROLE_ARN", roleArn),
        new("AWS_STS_REGIONAL_ENDPOINTS", "regional"), new("AWS_WEB_IDENTITY_TOKEN_FILE", $"{WebIdentity.MountPath}/{WebIdentity.TokenFile}"), new("HOME", $"/{Scratch}"),
    ];

    private static EnvVar Fact(string name, string key) => EnvVar.FromConfigMap(name, VaultFacts.ConfigMap, key);

    private static VolumeMount Mount(string volume, string folder) => new(volume, folder, ReadOnly: true);

    private static PodTemplate Pod(VaultPods pods, PodSpec spec) => new(new PodMeta { Labels = pods.Labels }, spec);

    // All of them ask for the same.
    private static Container Container(string name, string image, IReadOnlyList<string> command, IReadOnlyList<EnvVar> environment, IReadOnlyList<VolumeMount> mounts) => new()
    {
        Name = name,
        Image = image,
        Command = command,
        Env = environment.Count == 0 ? null : environment,
        Resources = ResourceRequirements.Of(VaultSizes.Init.Containers[0].Cpu, VaultSizes.Init.Containers[0].Memory, VaultSizes.Init.Containers[0].MemoryLimit),
        SecurityContext = SecurityContext.Restricted,
        VolumeMounts = mounts,
    };
}
