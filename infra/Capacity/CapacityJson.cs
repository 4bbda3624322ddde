using System.Text.Json;

namespace Infra.Capacity;

/// <summary>Capacity as JSON; docs/capacity.md has its members.</summary>
internal static class CapacityJson
{
    /// <summary>Writes clusters' capacity, ended by LF.</summary>
    public static void Write(string project, string stack, IReadOnlyList<ClusterCapacity> clusters, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", "infra-capacity/1");
            json.WriteString("project", project);
            json.WriteString("stack", stack);
            json.WriteStartArray("clusters");
            foreach (var cluster in clusters)
                Write(json, cluster);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, ClusterCapacity cluster)
    {
        json.WriteStartObject();
        json.WriteString("name", cluster.Cluster);
        json.WriteStartArray("workloads");
        foreach (var demand in cluster.Demands)
        {
            json.WriteStartObject();
            json.WriteString("addon", demand.Addon);
            json.WriteString("workload", demand.Workload);
            json.WriteNumber("pods", demand.Pods);
            json.WriteBoolean("onEveryNode", demand.OnEveryNode);
            Write(json, demand.Each);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("nodeGroups");
        foreach (var group in cluster.Groups)
        {
            json.WriteStartObject();
            json.WriteString("name", group.Name);
            json.WriteString("zone", group.Zone);
            json.WriteString("machineType", group.MachineType);
            json.WriteNumber("min", group.Least);
            json.WriteNumber("max", group.Most);
            Write(json, group.Offer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Write(json, "unknownMachineTypes", cluster.UnknownTypes);
        if (cluster.Needed is { } needed)
            json.WriteNumber("machinesNeeded", needed.Machines);
        else
            json.WriteNull("machinesNeeded");
        Write(json, "withoutRoom", cluster.AtMost.WithoutRoom);
        json.WriteStartArray("zonesLost");
        foreach (var (zone, placement) in cluster.WithoutZone)
        {
            json.WriteStartObject();
            json.WriteString("zone", zone);
            Write(json, "withoutRoom", placement.WithoutRoom);
            Write(json, "waitingForVolumes", placement.Waiting);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Amount amount)
    {
        json.WriteNumber("cores", Math.Round(amount.Cores, 3));
        json.WriteNumber("memoryBytes", Math.Round(amount.MemoryBytes));
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
