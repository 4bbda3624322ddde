using System.Text.Json;
using Infra.Planning;

namespace Infra.Cost;

/// <summary>An estimate as JSON, with all that it is added up by: the same estimate gives the same bytes.</summary>
public static class CostJson
{
    /// <summary>What the member "format" says.</summary>
    public const string Format = "infra-cost/1";

    /// <summary>Writes an estimate as UTF-8 without a byte order mark, the last line ended by LF.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="cost">The estimate.</param>
    /// <param name="comparison">What it is compared with; null for nothing.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(string stack, CostEstimate cost, CostComparison? comparison, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, PlanJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("stack", stack);
            json.WriteString("currency", cost.Currency);
            json.WriteNumber("monthly", cost.Monthly);
            json.WriteNumber("minimum", cost.Minimum);
            json.WriteNumber("maximum", cost.Maximum);
            json.WriteNumber("budget", cost.Settings.BudgetUsd);
            Write(json, "components", cost.ByComponent);
            Write(json, "clusters", cost.ByCluster);
            json.WriteStartArray("teams");
            foreach (var share in cost.ByTeam)
                Write(json, share);
            json.WriteEndArray();
            json.WriteStartArray("loads");
            foreach (var load in cost.Loads)
                Write(json, load);
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var item in cost.Items)
                Write(json, item);
            json.WriteEndArray();
            json.WriteStartArray("unpriced");
            foreach (var what in cost.Unpriced)
                json.WriteStringValue(what);
            json.WriteEndArray();
            if (comparison is not null)
                Write(json, comparison);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, decimal>> amounts)
    {
        json.WriteStartArray(name);
        foreach (var (what, usd) in amounts)
        {
            json.WriteStartObject();
            json.WriteString("name", what);
            json.WriteNumber("monthly", usd);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CostShare share)
    {
        json.WriteStartObject();
        json.WriteString("name", share.Name);
        json.WriteNumber("monthly", share.Monthly);
        json.WriteNumber("machines", share.Machines);
        json.WriteNumber("own", share.Own);
        json.WriteNumber("cores", Math.Round(share.Cores, 3));
        json.WriteNumber("gib", Math.Round(share.GiB, 3));
        if (share.BudgetUsd is { } budget)
            json.WriteNumber("budget", budget);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClusterLoad load)
    {
        json.WriteStartObject();
        json.WriteString("cluster", load.Cluster);
        json.WriteNumber("machines", load.Machines);
        json.WriteNumber("cores", load.Cores);
        json.WriteNumber("gib", load.GiB);
        json.WriteNumber("askedCores", Math.Round(load.AskedCores, 3));
        json.WriteNumber("askedGib", Math.Round(load.AskedGiB, 3));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostItem item)
    {
        json.WriteStartObject();
        json.WriteString("urn", item.Urn);
        json.WriteNumber("monthly", item.Monthly);
        json.WriteNumber("minimum", item.Minimum);
        json.WriteNumber("maximum", item.Maximum);
        json.WriteString("basis", item.Basis);
        json.WriteString("component", item.Component);
        json.WriteString("cluster", item.Cluster);
        json.WriteString("team", item.Team);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostComparison comparison)
    {
        json.WriteStartObject("against");
        json.WriteNumber("before", comparison.Before);
        json.WriteNumber("after", comparison.After);
        json.WriteNumber("difference", comparison.Difference);
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            json.WriteStartObject();
            json.WriteString("urn", change.Urn);
            WriteAmount(json, "before", change.Before);
            WriteAmount(json, "after", change.After);
            json.WriteNumber("difference", change.Difference);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter json, string name, decimal? usd)
    {
        if (usd is { } amount)
            json.WriteNumber(name, amount);
        else
            json.WriteNull(name);
    }
}
