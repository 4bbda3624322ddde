namespace Infra.Components;

/// <summary>A dashboard of Grafana: rows of panels. What all add-ons have (pods, restarts, processor, memory) is added to it.</summary>
public sealed record Dashboard
{
    /// <summary>The title: "Vault".</summary>
    public required string Title { get; init; }

    /// <summary>The rows, from above.</summary>
    public required IReadOnlyList<DashboardRow> Rows { get; init; }
}

/// <summary>Panels beside each other, the room shared out between them.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Panels">The panels; one to six.</param>
public sealed record DashboardRow(string Title, params IReadOnlyList<Panel> Panels);

/// <summary>A picture of one or more queries.</summary>
/// <param name="Kind">What kind of picture.</param>
/// <param name="Title">What it shows: "Requests".</param>
/// <param name="Unit">What its numbers are.</param>
/// <param name="Queries">The queries; one at least.</param>
public sealed record Panel(PanelKind Kind, string Title, PanelUnit Unit, params IReadOnlyList<Query> Queries)
{
    /// <summary>What readers should know of it. Default: nothing.</summary>
    public string? Description { get; init; }

    /// <summary>From which value on it is yellow, then red. Default: none, it has no colours.</summary>
    public Thresholds? Thresholds { get; init; }

    /// <summary>Lines over time.</summary>
    public static Panel Lines(string title, PanelUnit unit, params IReadOnlyList<Query> queries) => new(PanelKind.Lines, title, unit, queries);

    /// <summary>The newest number of each query.</summary>
    public static Panel Number(string title, PanelUnit unit, params IReadOnlyList<Query> queries) => new(PanelKind.Number, title, unit, queries);

    /// <summary>A bar for each newest number.</summary>
    public static Panel Bars(string title, PanelUnit unit, params IReadOnlyList<Query> queries) => new(PanelKind.Bars, title, unit, queries);

    /// <summary>A table of the newest numbers, a row for each series.</summary>
    public static Panel Table(string title, PanelUnit unit, params IReadOnlyList<Query> queries) => new(PanelKind.Table, title, unit, queries);

    /// <summary>Lines of logs, by a query of Loki's.</summary>
    public static Panel Logs(string title, string logQuery) => new(PanelKind.Logs, title, PanelUnit.None, new Query(logQuery));
}

/// <summary>What a panel asks.</summary>
/// <param name="Expression">In PromQL; of a panel of logs, in LogQL. <c>$__rate_interval</c> is Grafana's.</param>
/// <param name="Legend">What its series are called, in Grafana's notation: "{{pod}}". Default: by their labels.</param>
public sealed record Query(string Expression, string? Legend = null);

/// <summary>From which value on something is to be looked at, and from which it is bad; where the second is the smaller one, small values are the bad ones.</summary>
public sealed record Thresholds(double Warning, double Critical);

/// <summary>Kinds of pictures.</summary>
public enum PanelKind
{
    /// <summary>Lines over time.</summary>
    Lines,

    /// <summary>The newest number.</summary>
    Number,

    /// <summary>Bars of the newest numbers.</summary>
    Bars,

    /// <summary>A table of the newest numbers.</summary>
    Table,

    /// <summary>Lines of logs.</summary>
    Logs,
}

/// <summary>What numbers are.</summary>
public enum PanelUnit
{
    /// <summary>Numbers.</summary>
    None,

    /// <summary>Shares of one.</summary>
    Share,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Bytes a second.</summary>
    BytesPerSecond,

    /// <summary>Requests a second.</summary>
    RequestsPerSecond,

    /// <summary>Events a second.</summary>
    PerSecond,

    /// <summary>Processors.</summary>
    Cores,

    /// <summary>US dollars.</summary>
    Dollars,

    /// <summary>Moments, as seconds since 1970.</summary>
    Moment,
}
