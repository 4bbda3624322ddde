using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:teams[0].workloads[0]</c>.</summary>
internal sealed class TeamWorkloadShape : ObjectShape<TeamWorkload>
{
    public static readonly Property<string> Name = Property<string>.Required(
        "name", KubernetesText.TeamName, "The workload's name: its pods' label `app.kubernetes.io/name`, and the Service before them.");

    public static readonly Property<string> Namespace = Property<string>.OrNothing("namespace", KubernetesText.TeamName, "the team's first", "Which of the team's namespaces it is in, without the team's name and hyphen.");

    private static readonly Property<string> ServiceAccount = Property<string>.Optional("serviceAccount", KubernetesText.TeamName, "default", "The ServiceAccount of its pods, which is who they are in the mesh.");

    private static readonly Property<int> Port = Property<int>.Required("port", NumberShape.Between(1, MostPort, "", 8080), "The port of its containers that serves.");

    public static readonly Property<string> Host = Property<string>.OrNothing("host", KubernetesText.TeamName, "none", "The name below `platform:domain` under which people reach it, by the gateway.");

    private static readonly Property<int> ServicePort = Property<int>.Optional("servicePort", NumberShape.Between(1, MostPort, "", 80), 80, "The port of its Service.");

    private static readonly Property<int> MetricsPort = Property<int>.OrNothing("metricsPort", NumberShape.Between(1, MostPort, "", 9090), "none", "The port of its containers that tells metrics, at /metrics.");

    private static readonly Property<int> Replicas = Property<int>.Optional(
        "replicas", NumberShape.Between(1, 200, "pods", TeamWorkload.DefaultReplicas), TeamWorkload.DefaultReplicas, "How many pods its chart runs where it is not busier than usual; its cost and the room that it takes are counted from it.");

    private static readonly Property<string> Cpu = Property<string>.Optional("cpu", KubernetesText.Processor, TeamWorkload.DefaultCpu, "What each pod asks of the processor in its chart.");

    public static readonly Property<string> Memory = Property<string>.Optional("memory", KubernetesText.Memory, TeamWorkload.DefaultMemory, "What each pod asks of memory.", TeamWorkload.DefaultMemory);

    public static readonly Property<string> MemoryLimit = Property<string>.OrNothing(
        "memoryLimit", KubernetesText.Memory, "the same as memory", "The memory at which each pod is stopped; at least `memory`.");

    private static readonly Property<ImmutableArray<string>> Calls = Property<ImmutableArray<string>>.Optional(
        "calls", new ListShape<string>(AwsText.Domain, 0, 20, "api.example.com"), [], "Hosts on the internet that it calls, at port 443.", "[]");

    public static readonly Property<TeamDatabase> Database = Property<TeamDatabase>.OrNothing(
        "database", new TeamDatabaseShape(), "none", "Its PostgreSQL database `{name}-db`; the user that owns it is in the Secret `{name}-db-owner`.");

    public static readonly Property<ImmutableArray<TeamSecret>> Secrets = Property<ImmutableArray<TeamSecret>>.Optional(
        "secrets", new ObjectListShape<TeamSecret>(new TeamSecretShape(), TeamSecretShape.Name, 0, 20), [], "Secrets that the platform makes for it.", "[]");

    public static readonly Property<TeamLogin> Login = Property<TeamLogin>.OrNothing(
        "login", new TeamLoginShape(), "none", "How people sign in to it: as the client `{team}-{name}`, whose secret is in the Secret `{team}-{name}-oidc`.");

    private const int MostPort = 65535;

    public override IReadOnlyList<Property> Properties { get; } = [Name, Namespace, ServiceAccount, Port, Host, ServicePort, MetricsPort, Replicas, Cpu, Memory, MemoryLimit, Calls, Database, Secrets, Login];

    protected override void Check(ObjectReading reading) => TeamChecks.CheckWorkload(reading);

    // The team puts its name before the namespace's.
    protected override TeamWorkload Build(ObjectReading reading) => new()
    {
        Name = reading.Get(Name),
        Namespace = reading.Find(Namespace) ?? "",
        ServiceAccount = reading.Get(ServiceAccount),
        Port = reading.Get(Port),
        Host = reading.Find(Host),
        ServicePort = reading.Get(ServicePort),
        MetricsPort = reading.Has(MetricsPort, out var port) ? port : null,
        Replicas = reading.Get(Replicas),
        Cpu = reading.Get(Cpu),
        Memory = reading.Get(Memory),
        MemoryLimit = reading.Find(MemoryLimit),
        Calls = reading.Get(Calls),
        Database = reading.Find(Database),
        Secrets = reading.Get(Secrets),
        Login = reading.Find(Login),
    };
}
