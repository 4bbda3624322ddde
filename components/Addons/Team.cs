namespace Infra.Components;

/// <summary>A team whose applications run on the platform: through the same model as the platform's own parts.</summary>
public sealed record Team
{
    /// <summary>The name, which its Argo CD project has too: 1 to 20 lower-case letters, digits and single inner hyphens, a letter first.</summary>
    public required string Name { get; init; }

    /// <summary>The cost centre that pays for it.</summary>
    public required string CostCentre { get; init; }

    /// <summary>The groups, by the identity provider's names, whose members belong to it.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The Git repository of its charts.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>The branch or tag that Argo CD follows.</summary>
    public required string Revision { get; init; }

    /// <summary>The folder of its charts: each folder in it is one application.</summary>
    public required string Path { get; init; }

    /// <summary>Its namespaces, each "{team}" or "{team}-…".</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>The most that the pods of each of its namespaces may ask for in all.</summary>
    public required ResourceBounds Quota { get; init; }

    /// <summary>What a month of it may cost, in US dollars.</summary>
    public required int MonthlyBudgetUsd { get; init; }

    /// <summary>How its people hear of alerts on what is theirs. Default: not at all, the platform's do.</summary>
    public AlertReceivers Alerts { get; init; } = new();

    /// <summary>Its workloads that the world, Prometheus or hosts on the internet have to do with; what only speaks within a namespace needs none. Default: none.</summary>
    public IReadOnlyList<TeamWorkload> Workloads { get; init; } = [];
}

/// <summary>A workload of a team, as far as others have to do with it. Its pods have the label <c>app.kubernetes.io/name</c> of its name.</summary>
public sealed record TeamWorkload
{
    /// <summary>How many pods there are where nobody says.</summary>
    public const int DefaultReplicas = 2;

    /// <summary>What each asks of the processor where nobody says.</summary>
    public const string DefaultCpu = "100m";

    /// <summary>What each asks of memory where nobody says.</summary>
    public const string DefaultMemory = "128Mi";

    /// <summary>The name; one of the team's.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace, one of the team's.</summary>
    public required string Namespace { get; init; }

    /// <summary>The ServiceAccount. Default: "default".</summary>
    public string ServiceAccount { get; init; } = "default";

    /// <summary>The port of its containers that serves.</summary>
    public required int Port { get; init; }

    /// <summary>The first label of the name under which people reach it; the Service before it has the workload's name. Default: none, nobody does.</summary>
    public string? Host { get; init; }

    /// <summary>The Service's port. Default: 80.</summary>
    public int ServicePort { get; init; } = 80;

    /// <summary>The port that tells metrics at /metrics. Default: none.</summary>
    public int? MetricsPort { get; init; }

    /// <summary>How many pods its chart runs, where it is not busier than usual: what it costs and what room it takes is counted from this. Default: <see cref="DefaultReplicas"/>.</summary>
    public int Replicas { get; init; } = DefaultReplicas;

    /// <summary>What each pod asks of the processor in its chart, the mesh's part left out. Default: <see cref="DefaultCpu"/>.</summary>
    public string Cpu { get; init; } = DefaultCpu;

    /// <summary>What each pod asks of memory. Default: <see cref="DefaultMemory"/>.</summary>
    public string Memory { get; init; } = DefaultMemory;

    /// <summary>The memory at which each pod is stopped. Default: none other than <see cref="Memory"/>.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>Hosts on the internet that it calls, at port 443. Default: none.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Its PostgreSQL database, in its namespace of the home cluster. Default: none.</summary>
    public TeamDatabase? Database { get; init; }

    /// <summary>Secrets that the platform makes for it, each a Secret in its namespace. Default: none.</summary>
    public IReadOnlyList<TeamSecret> Secrets { get; init; } = [];

    /// <summary>How people sign in to it at its <see cref="Host"/>. Default: none, nobody does.</summary>
    public TeamLogin? Login { get; init; }
}

/// <summary>A database of a team's workload; it is called <c>{workload}-db</c>.</summary>
public sealed record TeamDatabase
{
    /// <summary>Room for data on each of its servers: "10Gi".</summary>
    public required string Storage { get; init; }

    /// <summary>Whether clients share connections by a pooler. Default: false.</summary>
    public bool Pooled { get; init; }
}

/// <summary>A secret of a team's workload, made at random once.</summary>
/// <param name="Name">The name of the Secret; one of its namespace's.</param>
/// <param name="Keys">The names of its entries; one at least.</param>
public sealed record TeamSecret(string Name, IReadOnlyList<string> Keys);

/// <summary>How people sign in to a team's workload: it is the confidential client <c>{team}-{workload}</c> of the environment's identity provider.</summary>
/// <param name="RedirectPath">Where they are sent back to at the workload's host, with the slash: "/signin".</param>
public sealed record TeamLogin(string RedirectPath);
