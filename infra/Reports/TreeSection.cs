namespace Infra.Reports;

/// <summary>The part of a preview that shows what there will be.</summary>
internal sealed class TreeSection(Report report, bool verbose)
{
    private const int NamesAtATime = 4;

    public void Write(PlanTree tree)
    {
        foreach (var (layer, nodes) in tree.Layers)
        {
            report.Line(layer, Tone.Strong);
            var shown = nodes.Where(IsShown).ToList();
            var hidden = Summary(nodes.Where(node => !IsShown(node)));
            WriteChildren(shown, hidden, "");
            report.Line();
        }
    }

    // Without --verbose a resource counts, and only components have lines of their own.
    private bool IsShown(PlanNode node) => verbose || node.IsComponent;

    private void WriteChildren(List<PlanNode> nodes, string hidden, string indent)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            var isLast = i == nodes.Count - 1 && hidden.Length == 0;
            var line = report.Line(indent + (isLast ? "└─ " : "├─ "), Tone.Quiet);
            if (nodes[i].IsComponent)
                WriteComponent(line, nodes[i]);
            else
                WriteResource(line, nodes[i]);
            var below = nodes[i].Children.Where(IsShown).ToList();
            WriteChildren(below, "", indent + (isLast ? "   " : "│  "));
        }
        if (hidden.Length > 0)
            report.Line(indent + "└─ ", Tone.Quiet).Add(hidden);
    }

    private static void WriteComponent(ReportLine line, PlanNode node)
    {
        line.Add(ShortType(node.Resource.Type)).Add(" ").Add(node.Resource.Name, Tone.Strong);
        line.Add("  ").Add(Words.Count(node.Totals.Resources, "resource"), Tone.Quiet);
        if (node.Totals.Unknown > 0)
            line.Add($", {Words.Count(node.Totals.Unknown, "input")} known after up", Tone.Quiet);
        if (node.Totals.Secret > 0)
            line.Add(", ").Add(Words.Count(node.Totals.Secret, "secret"), Tone.Warning);
        if (node.Totals.Protected > 0)
            line.Add(", ").Add($"{node.Totals.Protected} protected", Tone.Good);
    }

    private static void WriteResource(ReportLine line, PlanNode node)
    {
        line.Add(ShortType(node.Resource.Type)).Add(" ").Add(node.Resource.Name, Tone.Strong);
        if (node.Resource.Protect)
            line.Add("  ").Add("protected", Tone.Good);
        if (node.Census.Secret.Count > 0)
            line.Add("  ").Add($"secret: {string.Join(", ", node.Census.Secret)}", Tone.Warning);
        if (node.Census.Unknown.Count > 0)
            line.Add("  ").Add($"after up: {string.Join(", ", node.Census.Unknown)}", Tone.Quiet);
    }

    // "aws:ec2/vpc:Vpc" as "ec2:Vpc", "platform:network:Vpc" as "Vpc", "pulumi:providers:aws" as "aws:Provider".
    public static string ShortType(string type)
    {
        var parts = type.Split(':');
        if (parts.Length != 3)
            return type;
        if (parts[0] == "platform")
            return parts[2];
        if (parts is ["pulumi", "providers", var package])
            return $"{package}:Provider";
        var module = parts[1].Split('/')[0];
        return $"{module}:{parts[2]}";
    }

    // "3 resources: Provider aws, Zone main …"
    private static string Summary(IEnumerable<PlanNode> nodes)
    {
        var names = nodes.Select(node => $"{ShortType(node.Resource.Type)} {node.Resource.Name}").ToList();
        if (names.Count == 0)
            return "";
        var shown = string.Join(", ", names.Take(NamesAtATime));
        return $"{Words.Count(names.Count, "resource")}: {shown}{(names.Count > NamesAtATime ? ", …" : "")}";
    }
}
