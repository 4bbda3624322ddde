using Infra.Rules;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What Argo CD's projects let their Applications deliver, and what people may do in Argo CD.</summary>
internal static class DeliveryPermissions
{
    private const string Form = "{verb} {object}";

    // The roles that Argo CD has by itself.
    private static readonly string[] OfArgo = ["role:admin", "role:readonly"];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var project in plan.Rules.Argo.Projects)
        {
            var (cluster, subject) = (plan.ClusterOf(project.Resource), $"project {project.Name}");
            var spec = project.Resource.Inputs["spec"];
            foreach (var destination in spec.At("destinations").Items())
                AddDestination(reading, project, destination, plan);
            foreach (var repository in plan.TextsOf(spec.At("sourceRepos")))
                AddOrDeny(reading, new MeaningKey(subject, "delivers from", repository.TrimStart('!'), Form, cluster), repository.StartsWith('!'), plan.TitleOf(project.Resource));
            foreach (var kind in spec.At("clusterResourceWhitelist").Items())
                Add(subject, "delivers for the whole cluster", KindOf(kind), cluster);
            // Without a list all kinds that have a namespace.
            foreach (var kind in spec.At("namespaceResourceWhitelist") is { } list ? list.Items().Select(KindOf) : [KeyText.OfGroup("*", "*")])
                Add(subject, "delivers", kind, cluster);
            foreach (var kind in spec.At("namespaceResourceBlacklist").Items().Concat(spec.At("clusterResourceBlacklist").Items()))
                AddOrDeny(reading, new MeaningKey(subject, "delivers", KindOf(kind), Form, cluster), denies: true, plan.TitleOf(project.Resource));
            foreach (var role in spec.At("roles").Items())
                AddPeople(reading, cluster, plan.TextsOf(role.At("policies")), plan.TextsOf(role.At("groups")).Select(group => (GroupOf(group), $"proj:{project.Name}:{Text(role, "name")}")).ToList());
        }
        foreach (var application in plan.Rules.Argo.OfChart(ArgoTypes.Chart))
            AddCsv(reading, plan.ClusterOf(application.Resource), application.Values("configs", "rbac"));
        foreach (var release in plan.Rules.Argo.Releases)
            AddCsv(reading, plan.ClusterOf(release), release.Inputs.At("values", "configs", "rbac"));

        void Add(string subject, string verb, string @object, string cluster) => reading.Add(new MeaningKey(subject, verb, @object, Form, cluster), Access.By(Way.Open));
    }

    // "!kube-system" keeps out (https://argo-cd.readthedocs.io/en/stable/user-guide/projects).
    private static void AddDestination(MeaningReading reading, ArgoProject project, PlanValue destination, PlanReading plan)
    {
        var (@namespace, server) = (Text(destination, "namespace"), Text(destination, "server") is { Length: > 0 } address ? address : Text(destination, "name"));
        var key = new MeaningKey($"project {project.Name}", "delivers to the namespace", $"{@namespace.TrimStart('!')} of {server.TrimStart('!')}", Form, plan.ClusterOf(project.Resource));
        AddOrDeny(reading, key, @namespace.StartsWith('!') || server.StartsWith('!'), plan.TitleOf(project.Resource));
    }

    private static void AddOrDeny(MeaningReading reading, MeaningKey key, bool denies, string? owner = null) =>
        reading.Add(denies ? key with { Form = $"denied: {key.Form}" } : key, denies ? Access.Denial(Way.Open) : Access.By(Way.Open), denies ? owner : null);

    private static void AddCsv(MeaningReading reading, string cluster, PlanValue? rbac)
    {
        // "policy.csv", and "policy.more.csv" of whoever has more to say.
        var lines = (rbac as PlanValue.MapValue ?? PlanValue.MapValue.Empty).Items.Where(item => item.Key.StartsWith("policy.", StringComparison.Ordinal) && item.Key.EndsWith(".csv", StringComparison.Ordinal))
            .SelectMany(item => (item.Value.TextWithUnknowns() ?? "").Split('\n')).ToList();
        var groups = lines.Select(Fields).Where(fields => fields is ["g", _, _]).Select(fields => (GroupOf(fields[1]), fields[2])).ToList();
        if (rbac.At("policy.default").Text() is { Length: > 0 } role)
            groups.Add(("*", role));
        AddPeople(reading, cluster, lines, groups);
    }

    // "p, role, resource, action, object, effect" (https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac).
    private static void AddPeople(MeaningReading reading, string cluster, IEnumerable<string> policies, IReadOnlyCollection<(string Subject, string Role)> members)
    {
        var byRole = policies.Select(Fields).Where(fields => fields is ["p", _, _, _, _, _]).ToLookup(fields => fields[1], StringComparer.Ordinal);
        foreach (var (subject, role) in members)
        {
            // What Argo CD brings along may have lines more.
            if (!byRole.Contains(role) || Array.IndexOf(OfArgo, role) >= 0)
                reading.Add(subject, $"what {role} of Argo CD allows", Access.By(Way.Open), cluster);
            AddLines(subject, byRole[role]);
        }
        // Lines may be somebody's own; and a role's without a group are for tokens.
        foreach (var own in byRole.Where(each => !members.Any(member => member.Role == each.Key)))
            AddLines(own.Key.StartsWith("role:", StringComparison.Ordinal) || own.Key.StartsWith("proj:", StringComparison.Ordinal) ? $"{own.Key} (Argo CD)" : GroupOf(own.Key), own);

        void AddLines(string subject, IEnumerable<string[]> lines)
        {
            foreach (var fields in lines)
                AddOrDeny(reading, new MeaningKey(subject, $"{fields[3]} {fields[2]}", fields[4], MeaningKey.OnResource, cluster), fields[5] == "deny");
        }
    }

    private static string GroupOf(string name) => $"Group {name} (Argo CD)";

    private static string[] Fields(string line) => line.Split(',', StringSplitOptions.TrimEntries);

    private static string KindOf(PlanValue kind) => KeyText.OfGroup(Text(kind, "kind"), Text(kind, "group"));

    private static string Text(PlanValue value, string key) => value.At(key).TextWithUnknowns() ?? "";
}
