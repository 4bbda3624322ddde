using Infra.Components;

namespace Infra.Tests.Support;

/// <summary>
/// A platform as small as the rules let it be: a mesh, certificates, Vault and what brings secrets from it, an operator of databases, policies, scans, metrics, Argo CD, and a shop with a
/// database and a Job.
/// </summary>
internal static class RuleAddons
{
    private const string Reviews = "admissionregistration.k8s.io";
    private const string Plugin = "barman-cloud.cloudnative-pg.io";
    private const string Conversions = "apiextensions.k8s.io/CustomResourceDefinition";
    private static readonly string[] ReviewKinds = [Conversions, $"{Reviews}/ValidatingWebhookConfiguration"];

    public static AddonName ArgoCd { get; } = new("argocd");

    private static AddonName Base { get; } = new("base");

    private static AddonName Database { get; } = new("database");

    private static AddonName Kyverno { get; } = new("kyverno");

    public static AddonContext Context { get; } = new()
    {
        Scope = new PlatformScope("platform", "dev", new AwsAccount("111122223333", "eu-central-1"), "platform", "engineering"),
        Domain = "dev.example.com",
        ClusterNames = ["main.dev.example.com"],
        ClusterName = "main.dev.example.com",
        IsHighlyAvailable = false,
        VpcCidr = Cidr.Parse("10.0.0.0/16"),
        NodeCidrs = [Cidr.Parse("10.0.0.0/21")],
        PodCidrs = [Cidr.Parse("100.64.0.0/16")],
        RepositoryUrl = "https://github.com/example/platform.git",
        Revision = "main",
        OidcIssuerUrl = "https://login.dev.example.com",
        EnforcesPolicies = false,
        AdministratorCidrs = [Cidr.Parse("203.0.113.0/24")],
        CertificatesEmail = "platform@example.com",
        BackupBucket = PlatformCloud.BackupBucket,
        BackupRetentionDays = 30,
    };

    /// <summary>A team with one namespace, "games".</summary>
    public static Team Team { get; } = new()
    {
        Name = "games",
        CostCentre = "retail",
        Groups = ["developers"],
        RepositoryUrl = "https://git.example.com/games.git",
        Revision = "main",
        Path = "charts",
        Namespaces = ["games"],
        Quota = new ResourceBounds("8", "16Gi", 50, "100Gi"),
        MonthlyBudgetUsd = 100,
    };

    public static IReadOnlyList<Addon> All(AddonContext context) =>
    [
        .. new[] { MeshKinds(), MeshNetwork(), MeshControlPlane(), Gateway(), Certificates(), Vaults(), Secrets(), Operator(), Instances(context), Policies(context), Scans(), Metrics(), Dashboards(), Delivery(), Shop() }
            .Select(Observed),
    ];

    /// <summary>The page of an add-on's alert, with the heading.</summary>
    public static (string Page, string Heading) RunbookOf(Alert alert, Addon addon) => ($"docs/runbooks/{addon.Name}.md", alert.Name.ToLowerInvariant());

    // Has an agent beside its pods that tells metrics, alerts, and is shown; a gateway's proxy tells by itself.
    private static Addon Observed(Addon addon) => addon.Workloads.All(workload => workload.RunsToCompletion) ? addon : addon with
    {
        Alerts = [new Alert { Name = $"{addon.Name}Down", Severity = AlertSeverity.Critical, Expression = "absent(telemetry_total)", Summary = "It is down" }],
        Dashboard = new Dashboard { Title = addon.Name.Value, Rows = [new DashboardRow("What it does", Panel.Lines("Done", PanelUnit.None, new Query("telemetry_total")))] },
        Workloads = addon.Workloads.Any(workload => workload.Role == PlatformRole.Gateway) ? addon.Workloads : [.. addon.Workloads, Agent(addon)],
    };

    private static AddonWorkload Agent(Addon addon) => Pods($"{addon.Name}-agent", addon.Workloads[0].Namespace) with
    {
        InMesh = false,
        Ports = [Port("telemetry", 8888) with { Metrics = new MetricsEndpoint { Metrics = ["telemetry_total"] } }],
    };

    private static Addon MeshKinds() => Chart(Base, AddonLayer.Mesh, "base", "istio-system", []) with
    {
        Namespaces = [new AddonNamespace { Name = "istio-system", PodSecurity = PodSecurityLevel.Privileged }],
        CustomKinds =
        [
            new CustomKinds("networking.istio.io", "DestinationRule", "Gateway", "ServiceEntry", "VirtualService"),
            new CustomKinds("security.istio.io", "AuthorizationPolicy", "PeerAuthentication"),
        ],
        ClusterKinds = [Conversions],
    };

    private static Addon MeshNetwork() => Chart(new AddonName("cni"), AddonLayer.Mesh, "cni", "istio-system", []) with { DependsOn = [Base] };

    private static Addon MeshControlPlane() => Chart(new AddonName("istiod"), AddonLayer.Mesh, "istiod", "istio-system", new YamlMap
    {
        { "cni", new YamlMap { { "enabled", true } } },
        { "env", new YamlMap { { "ENABLE_NATIVE_SIDECARS", "true" } } },
    }) with
    {
        DependsOn = [Base, new AddonName("cni")],
        Workloads = [Pods("istiod", "istio-system") with { Role = PlatformRole.MeshControlPlane, Ports = [Port("xds", 15012), Webhook(15017, "istiod")], Calls = [Peer.ApiServer] }],
        IgnoredDifferences = [new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle")],
        ClusterKinds = ReviewKinds,
    };

    private static Addon Gateway() => Chart(new AddonName("gateway"), AddonLayer.Mesh, "gateway", "ingress", []) with
    {
        DependsOn = [new AddonName("istiod")],
        Namespaces = [new AddonNamespace { Name = "ingress", InMesh = true }],
        Workloads = [Pods("gateway", "ingress") with { Role = PlatformRole.Gateway, ServiceAccount = "gateway", Ports = [Port("https", 443) with { From = [Peer.World] }] }],
    };

    private static Addon Certificates() => Chart(new AddonName("cert-manager"), AddonLayer.Security, "cert-manager", "cert-manager", new YamlMap { { "startupapicheck", new YamlMap { { "enabled", false } } } }) with
    {
        Namespaces = [new AddonNamespace { Name = "cert-manager" }],
        CustomKinds = [new CustomKinds("cert-manager.io", "Certificate", "ClusterIssuer")],
        Workloads = [Pods("webhook", "cert-manager") with { Ports = [Webhook(10250, "cert-manager-webhook")], Calls = [Peer.ApiServer] }],
        Objects = [new AnyObject("cert-manager.io/v1", "ClusterIssuer", "internal", null, []), new AnyObject("cert-manager.io/v1", "ClusterIssuer", "letsencrypt", null, [])],
        IgnoredDifferences = [new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle")],
        ClusterKinds = ReviewKinds,
    };

    private static Addon Vaults() => Chart(Vault.Name, AddonLayer.Security, "vault", "vault", VaultValues()) with
    {
        DependsOn = [new AddonName("cert-manager")],
        Namespaces = [new AddonNamespace { Name = "vault" }],
        Workloads =
        [
            Pods(Vault.Api.Workload, "vault") with { ServiceAccount = "vault", Ports = [Port(Vault.Api.Port, 8200) with { HasOwnTls = true }], Calls = [Peer.ApiServer, Peer.Aws] },
            Pods("init", "vault") with { ServiceAccount = "vault-init", RunsToCompletion = true, Calls = [Peer.Of(Vault.Api)] },
        ],
        Routes = [new Route { Host = "vault", PerCluster = true, Backend = Vault.Api, Service = "vault", ServicePort = 8200, BackendTlsSecret = "vault-tls" }],
        Objects = [new AnyObject("batch/v1", "Job", "vault-init", "vault", []).Annotated("argocd.argoproj.io/hook", "Sync")],
    };

    private static YamlMap VaultValues() => new()
    {
        { "injector", new YamlMap { { "enabled", false } } },
        {
            "server", new YamlMap
            {
                {
                    "ha", new YamlMap
                    {
                        { "enabled", true },
                        { "raft", new YamlMap { { "config", "seal \"awskms\" {\n  kms_key_id = \"alias/platform-dev-vault\"\n}\n" }, { "enabled", true } } },
                    }
                },
                { "readinessProbe", new YamlMap { { "enabled", true }, { "path", "/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204" } } },
            }
        },
    };

    private static Addon Secrets() => Chart(ExternalSecrets.Name, AddonLayer.Security, "external-secrets", ExternalSecrets.Namespace, new YamlMap
    {
        { "crds", new YamlMap { { "conversion", new YamlMap { { "enabled", false } } } } },
    }) with
    {
        Namespaces = [new AddonNamespace { Name = ExternalSecrets.Namespace }],
        CustomKinds = [new CustomKinds(ExternalSecrets.Group, "ClusterSecretStore", "ExternalSecret", "SecretStore")],
        Workloads = [Pods("controller", ExternalSecrets.Namespace) with { ServiceAccount = ExternalSecrets.ServiceAccount, Calls = [Peer.ApiServer, Peer.Of(Vault.Api)] }],
        ClusterKinds = [Conversions],
    };

    private static Addon Operator() => Chart(new AddonName("cloudnative-pg"), AddonLayer.Data, "cloudnative-pg", "cnpg-system", new YamlMap { { "certManager", new YamlMap { { "enabled", true } } } }) with
    {
        Namespaces = [new AddonNamespace { Name = "cnpg-system" }],
        CustomKinds = [new CustomKinds("barmancloud.cnpg.io", "ObjectStore"), new CustomKinds("postgresql.cnpg.io", "Cluster", "ScheduledBackup")],
        Workloads = [Pods("manager", "cnpg-system") with { Ports = [Webhook(9443, "cnpg-webhook-service")], Calls = [Peer.ApiServer, Peer.Of(new Endpoint(Database, "instance", "status"))] }],
        ClusterKinds = ReviewKinds,
    };

    private static Addon Instances(AddonContext context) => new()
    {
        Name = Database,
        Summary = "The shop's database",
        Layer = AddonLayer.Data,
        Namespaces = [new AddonNamespace { Name = "data", InMesh = true }],
        Workloads =
        [
            Pods("instance", "data") with
            {
                Labels = new Dictionary<string, string> { ["cnpg.io/podRole"] = "instance" },
                Ports = [Port("postgres", 5432), Port("status", 8000) with { HasOwnTls = true }],
            },
        ],
        Secrets = [new AddonSecret { Name = "password", Namespace = "data", Keys = [SecretKey.Generated("password"), SecretKey.Fixed("username", "shop")] }],
        Objects =
        [
            new AnyObject("postgresql.cnpg.io/v1", "Cluster", "shop", "data", ClusterOf(context)),
            new AnyObject("barmancloud.cnpg.io/v1", "ObjectStore", "shop", "data", new YamlMap
            {
                {
                    "configuration", new YamlMap
                    {
                        { "destinationPath", $"s3://{PlatformCloud.BackupBucket}/{PlatformCloud.BackupFolder}" },
                        { "s3Credentials", new YamlMap { { "inheritFromIAMRole", true }, { "region", new YamlMap { { "key", "username" }, { "name", "password" } } } } },
                    }
                },
                { "retentionPolicy", "30d" },
            }),
            new AnyObject("postgresql.cnpg.io/v1", "ScheduledBackup", "shop", "data", new YamlMap
            {
                { "cluster", new YamlMap { { "name", "shop" } } },
                { "method", "plugin" },
                { "pluginConfiguration", new YamlMap { { "name", Plugin } } },
                { "schedule", "0 0 1 * * *" },
            }),
        ],
    };

    private static YamlMap ClusterOf(AddonContext context) => new()
    {
        { "bootstrap", new YamlMap { { "initdb", new YamlMap { { "secret", new YamlMap { { "name", "password" } } } } } } },
        { "enablePDB", context.IsHighlyAvailable },
        { "instances", context.Replicas(3) },
        {
            "plugins", new YamlList
            {
                new YamlMap { { "isWALArchiver", true }, { "name", Plugin }, { "parameters", new YamlMap { { "barmanObjectName", "shop" } } } },
            }
        },
        { "topologySpreadConstraints", new YamlList { new YamlMap { { "topologyKey", "topology.kubernetes.io/zone" } } } },
    };

    private static Addon Policies(AddonContext context) => Chart(Kyverno, AddonLayer.Security, "kyverno", "kyverno", KyvernoValues(context)) with
    {
        Namespaces = [new AddonNamespace { Name = "kyverno" }],
        CustomKinds = [new CustomKinds("policies.kyverno.io", "ValidatingPolicy")],
        Workloads = [Pods("admission", "kyverno") with { Ports = [Webhook(9443, "kyverno-svc")], Calls = [Peer.ApiServer] }],
        Objects = [new AnyObject("policies.kyverno.io/v1", "ValidatingPolicy", "labels", null, [])],
        ClusterKinds = ReviewKinds,
    };

    private static YamlMap KyvernoValues(AddonContext context) => new()
    {
        { "admissionController", new YamlMap { { "podDisruptionBudget", new YamlMap { { "enabled", context.IsHighlyAvailable } } }, { "replicas", context.Replicas(3) } } },
        {
            "config", new YamlMap
            {
                {
                    "webhooks", new YamlMap
                    {
                        {
                            "namespaceSelector", new YamlMap
                            {
                                {
                                    "matchExpressions", YamlList.Of(
                                    [
                                        new YamlMap
                                        {
                                            { "key", "kubernetes.io/metadata.name" },
                                            { "operator", "NotIn" },
                                            { "values", YamlList.Of(["kube-system", "istio-system", "argocd"]) },
                                        },
                                    ])
                                },
                            }
                        },
                    }
                },
            }
        },
    };

    private static Addon Scans() => Chart(new AddonName("trivy"), AddonLayer.Security, "trivy-operator", "trivy", new YamlMap
    {
        { "operator", new YamlMap { { "builtInTrivyServer", true }, { "sbomGenerationEnabled", false }, { "scanJobsConcurrentLimit", 3 } } },
        { "resources", new YamlMap { { "limits", new YamlMap { { "memory", "1Gi" } } } } },
    }) with
    { Namespaces = [new AddonNamespace { Name = "trivy" }] };

    private static Addon Metrics() => Chart(new AddonName("prometheus"), AddonLayer.Observability, "prometheus", "prometheus", []) with
    {
        Namespaces = [new AddonNamespace { Name = "prometheus" }],
        CustomKinds = [new CustomKinds("monitoring.coreos.com", "PodMonitor", "PrometheusRule")],
        Workloads = [Pods("server", "prometheus") with { Role = PlatformRole.Scraper }],
        Metrics = Prometheus.Declare(Context).Metrics,
        RecordingRules = Prometheus.Declare(Context).RecordingRules,
        ClusterKinds = [Conversions],
    };

    private static Addon Dashboards() => new()
    {
        Name = Grafana.Name,
        Summary = "Shows",
        Layer = AddonLayer.Observability,
        Reads = [PlatformApplication.Names.Dashboards],
        Namespaces = [new AddonNamespace { Name = Loki.Namespace }],
    };

    private static Addon Delivery() => Chart(ArgoCd, AddonLayer.Delivery, "argo-cd", "argocd", new YamlMap
    {
        {
            "configs", new YamlMap
            {
                {
                    "cm", new YamlMap
                    {
                        { "resource.compareoptions", "ignoreAggregatedRoles: true\n" },
                        { "resource.customizations.health.argoproj.io_Application", "return hs" },
                        { "resource.customizations.health.policies.kyverno.io_ValidatingPolicy", "return hs" },
                        { "resource.customizations.ignoreDifferences.admissionregistration.k8s.io_ValidatingWebhookConfiguration", "jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle']\n" },
                    }
                },
            }
        },
    }) with
    {
        Namespaces = [new AddonNamespace { Name = "argocd" }],
        CustomKinds = [new CustomKinds("argoproj.io", "AppProject", "Application", "ApplicationSet")],
        Workloads = [Pods("server", "argocd") with { Ports = [Port("https", 8080) with { HasOwnTls = true }] }],
        Routes = [new Route { Host = "argocd", PerCluster = true, Backend = new Endpoint(ArgoCd, "server", "https"), Service = "argocd-server", ServicePort = 443, BackendTlsSecret = "argocd-server-tls" }],
        ClusterKinds = [Conversions],
    };

    private static Addon Shop() => Chart(new AddonName("shop"), AddonLayer.Experience, "shop", "shop", new YamlMap { { "existingSecret", "payment" } }) with
    {
        DependsOn = [Database, Kyverno],
        Namespaces = [new AddonNamespace { Name = "shop", InMesh = true }],
        Workloads =
        [
            Pods("web", "shop") with { ServiceAccount = "web", Ports = [Port("http", 8080), Webhook(9443, "shop")], Calls = [Peer.Of(new Endpoint(Database, "instance", "postgres")), Peer.Internet(443, "pay.example.org")] },
            Pods("report", "shop") with { RunsToCompletion = true },
        ],
        Routes = [new Route { Host = "shop", Backend = new Endpoint(new AddonName("shop"), "web", "http"), Service = "shop", ServicePort = 80 }],
        Secrets = [new AddonSecret { Name = "payment", Namespace = "shop", Keys = [SecretKey.Generated("token")] }],
        Objects = [new AnyObject("v1", "ConfigMap", "settings", "shop", [])],
    };

    private static Addon Chart(AddonName name, AddonLayer layer, string chart, string @namespace, YamlMap values) => new()
    {
        Name = name,
        Summary = $"The chart {chart}",
        Layer = layer,
        Chart = new ChartRelease { Chart = chart, Repository = "https://charts.example.com", Version = "1.2.3", Namespace = @namespace, Values = values },
    };

    private static AddonWorkload Pods(string name, string @namespace) => new()
    {
        Name = name,
        Namespace = @namespace,
        Labels = new Dictionary<string, string> { ["app"] = name },
        Size = new WorkloadSize { Containers = [new ContainerSize(name, "50m", "64Mi", "128Mi")] },
    };

    private static WorkloadPort Port(string name, int number) => new() { Name = name, Number = number };

    private static WorkloadPort Webhook(int number, string service) => Port("webhook", number) with { WebhookService = service, HasOwnTls = true };
}
