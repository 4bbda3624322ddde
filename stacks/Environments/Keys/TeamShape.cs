using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:teams[0]</c>.</summary>
internal sealed class TeamShape : ObjectShape<Team>
{
    public static readonly Property<string> Name = Property<string>.Required("name", KubernetesText.OwnTeamName, "The team's name, which its namespace and its Argo CD project have too.");

    private static readonly Property<string> CostCentre = Property<string>.Required("costCentre", KubernetesText.LabelValue, "The cost centre that pays for it; a label of all that it has.");

    private static readonly Property<ImmutableArray<string>> Groups = Property<ImmutableArray<string>>.Required(
        "groups", new ListShape<string>(PlainText.ClientId, 1, 20, "shop-developers"), "The groups, by the identity provider's names, whose members belong to it.");

    private static readonly Property<string> RepositoryUrl = Property<string>.Required("repositoryUrl", PlainText.GitUrl, "The Git repository of its charts.");

    private static readonly Property<string> Revision = Property<string>.Optional("revision", PlainText.GitRevision, "main", "The branch or tag that Argo CD follows.");

    private static readonly Property<string> Path = Property<string>.Optional("path", PlainText.Folder, "charts", "The folder of its charts: each folder in it is one application.");

    private static readonly Property<ImmutableArray<string>> Stages = Property<ImmutableArray<string>>.Optional(
        "namespaces", new ListShape<string>(KubernetesText.TeamName, 0, 10, "jobs"), [], "Namespaces beside the one of its name, each without the team's name and hyphen: `jobs` is `{team}-jobs`.", "[]");

    private static readonly Property<int> Cpu = Property<int>.Optional("cpu", NumberShape.Between(1, 1000, "processors", 8), 8, "The most processors that the pods of each of its namespaces may ask for in all.");

    private static readonly Property<int> MemoryGiB = Property<int>.Optional("memoryGiB", NumberShape.Between(1, 4000, "GiB", 16), 16, "The most memory that they may ask for in all.");

    public static readonly Property<int> StorageGiB = Property<int>.Optional("storageGiB", NumberShape.Between(1, 100_000, "GiB", 100), 100, "The most storage that their volumes may ask for in all.");

    private static readonly Property<int> Pods = Property<int>.Optional("pods", NumberShape.Between(1, 1000, "pods", 50), 50, "The most pods that each of its namespaces may have.");

    private static readonly Property<int> MonthlyUsd = Property<int>.Required("monthlyUsd", NumberShape.Between(1, 10_000_000, "US dollars", 500), "What a month of it may cost.");

    public static readonly Property<AlertReceivers> Alerts = Property<AlertReceivers>.Optional(
        "alerts", new TeamAlertsShape(), new AlertReceivers(), "How its people hear of alerts on what is theirs; the platform's do where it has no way.", "{}");

    public static readonly Property<ImmutableArray<TeamWorkload>> Workloads = Property<ImmutableArray<TeamWorkload>>.Optional(
        "workloads", new ObjectListShape<TeamWorkload>(new TeamWorkloadShape(), TeamWorkloadShape.Name, 0, 50), [],
        "Its workloads that the world, Prometheus or hosts on the internet have to do with; what only speaks within its namespace needs none.", "[]");

    public override IReadOnlyList<Property> Properties { get; } = [Name, CostCentre, Groups, RepositoryUrl, Revision, Path, Stages, Cpu, MemoryGiB, StorageGiB, Pods, MonthlyUsd, Alerts, Workloads];

    protected override void Check(ObjectReading reading) => TeamChecks.CheckNames(reading);

    protected override Team Build(ObjectReading reading)
    {
        var name = reading.Get(Name);
        return new Team
        {
            Name = name,
            CostCentre = reading.Get(CostCentre),
            Groups = reading.Get(Groups),
            RepositoryUrl = reading.Get(RepositoryUrl),
            Revision = reading.Get(Revision),
            Path = reading.Get(Path),
            Namespaces = [name, .. reading.Get(Stages).Select(stage => $"{name}-{stage}")],
            Quota = new ResourceBounds(
                FormattableString.Invariant($"{reading.Get(Cpu)}"), FormattableString.Invariant($"{reading.Get(MemoryGiB)}Gi"), reading.Get(Pods), FormattableString.Invariant($"{reading.Get(StorageGiB)}Gi")),
            Alerts = reading.Get(Alerts),
            MonthlyBudgetUsd = reading.Get(MonthlyUsd),
            Workloads = [.. reading.Get(Workloads).Select(workload => workload with { Namespace = workload.Namespace.Length == 0 ? name : $"{name}-{workload.Namespace}" })],
        };
    }
}
