namespace Infra.Components;

/// <summary>
/// The Job that gives `up` its way into Keycloak: the client <see cref="Keycloak.PulumiClientId"/> of the realm master, made with the temporary client that a new server
/// begins with, which is gone afterwards. It runs whenever its Application is synced, and finishes what an earlier run left undone.
/// </summary>
internal static class KeycloakBootstrap
{
    /// <summary>The server's image: it has kcadm.sh, bash and little else.</summary>
    public const string Image = $"quay.io/keycloak/keycloak:{Keycloak.Version}";

    private const string Name = "keycloak-bootstrap";
    private const string ScriptFile = "bootstrap.sh";
    private const string ScriptFolder = "/scripts";
    private const string ContainerName = "bootstrap";
    private const int TenMinutes = 600;

    private static readonly ContainerSize Requests = new(ContainerName, "100m", "192Mi", "512Mi");

    private static readonly Dictionary<string, string> Labels = new() { ["app.kubernetes.io/name"] = Name };

    /// <summary>Its pod.</summary>
    public static AddonWorkload Workload { get; } = new()
    {
        Name = "bootstrap",
        Namespace = Keycloak.Namespace,
        Labels = Labels,
        ServiceAccount = Name,
        Size = new WorkloadSize { Containers = [Requests] },
        RunsToCompletion = true,
        Calls = [Peer.Of(Keycloak.Http)],
    };

    /// <summary>The Job, the script, and who runs it.</summary>
    public static IReadOnlyList<KubernetesObject> Objects { get; } =
    [
        new ServiceAccount { Metadata = Named(), AutomountServiceAccountToken = false },
        new ConfigMap { Metadata = Named(), Data = new Dictionary<string, string> { [ScriptFile] = KeycloakScripts.Bootstrap } },
        new Job
        {
            Metadata = Named() with
            {
                Annotations = new Dictionary<string, string>
                {
                    // With the others and after them; the one before goes first, for a Job cannot be changed.
                    ["argocd.argoproj.io/hook"] = "Sync",
                    ["argocd.argoproj.io/hook-delete-policy"] = "BeforeHookCreation",
                    ["argocd.argoproj.io/sync-wave"] = "1",
                },
            },
            Spec = new JobSpec { BackoffLimit = 6, ActiveDeadlineSeconds = TenMinutes, Template = new PodTemplate(new PodMeta { Labels = Labels }, Pod()) },
        },
    ];

    private static PodSpec Pod() => new()
    {
        ServiceAccountName = Name,
        AutomountServiceAccountToken = false,
        RestartPolicy = "OnFailure",
        SecurityContext = PodSecurityContext.Restricted(KeycloakValues.User),
        Containers =
        [
            new Container
            {
                Name = ContainerName,
                Image = Image,
                Command = ["/bin/bash", $"{ScriptFolder}/{ScriptFile}"],
                Env =
                [
                    EnvVar.FromSecret("BOOTSTRAP_CLIENT_ID", Keycloak.BootstrapSecret.Name, SsoClient.IdKey),
                    EnvVar.FromSecret("BOOTSTRAP_CLIENT_SECRET", Keycloak.BootstrapSecret.Name, SsoClient.SecretKey),
                    EnvVar.FromSecret("CLIENT_ID", Keycloak.PulumiSecret.Name, SsoClient.IdKey),
                    EnvVar.FromSecret("CLIENT_SECRET", Keycloak.PulumiSecret.Name, SsoClient.SecretKey),
                    new EnvVar("KCADM", "/opt/keycloak/bin/kcadm.sh"),
                    new EnvVar("SERVER", $"http://{Keycloak.Route.Service}.{Keycloak.Namespace}.svc"),
                ],
                Resources = ResourceRequirements.Of(Requests.Cpu, Requests.Memory, Requests.MemoryLimit),
                SecurityContext = SecurityContext.Restricted,
                VolumeMounts = [new VolumeMount("scripts", ScriptFolder, ReadOnly: true), new VolumeMount("tmp", "/tmp")],
            },
        ],
        // kcadm.sh keeps what it signed in with in a file.
        Volumes = [Volume.OfConfigMap("scripts", Name), Volume.InMemory("tmp", "64Mi")],
    };

    private static ObjectMeta Named() => new() { Name = Name, Namespace = Keycloak.Namespace };
}
