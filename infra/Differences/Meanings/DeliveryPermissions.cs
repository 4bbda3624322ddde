using Infra.Rules;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What Argo CD's projects let their Applications deliver, and what people may do in Argo CD.</summary>
internal static class DeliveryPermissions
{
    private const string DeniedForm = "denied: {verb} {object}";
    private const string Form = "{verb} {object}";

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var project in plan.Rules.Argo.Projects)
        {
            var (cluster, subject) = (plan.ClusterOf(project.Resource), $"project {project.Name}");
            var spec = project.Resource.Inputs["spec"];
            foreach (var destination in spec.At("destinations").Items())
                Add(subject, "delivers to the namespace", $"{Text(destination, "namespace")} of {Text(destination, "server")}", cluster);
            foreach (var repository in plan.TextsOf(spec.At("sourceRepos")))
                Add(subject, "delivers from", repository, cluster);
            foreach (var kind in spec.At("clusterResourceWhitelist").Items())
                Add(subject, "delivers for the whole cluster", KindOf(kind), cluster);
            // Without a list all kinds that have a namespace.
            foreach (var kind in spec.At("namespaceResourceWhitelist") is { } list ? list.Items().Select(KindOf) : ["*"])
                Add(subject, "delivers", kind, cluster);
            foreach (var kind in spec.At("namespaceResourceBlacklist").Items().Concat(spec.At("clusterResourceBlacklist").Items()))
                reading.Add(new MeaningKey(subject, "delivers", KindOf(kind), DeniedForm, cluster), Access.Denial(Way.Open), plan.TitleOf(project.Resource));
            foreach (var role in spec.At("roles").Items())
                AddPeople(reading, cluster, plan.TextsOf(role.At("policies")), plan.TextsOf(role.At("groups")).Select(group => (Group: group, Role: $"proj:{project.Name}:{Text(role, "name")}")));
        }
        foreach (var application in plan.Rules.Argo.OfChart(ArgoTypes.Chart))
            AddCsv(reading, plan.ClusterOf(application.Resource), application.Values("configs", "rbac"));
        foreach (var release in plan.Rules.Argo.Releases)
            AddCsv(reading, plan.ClusterOf(release), release.Inputs.At("values", "configs", "rbac"));

        void Add(string subject, string verb, string @object, string cluster) => reading.Add(new MeaningKey(subject, verb, @object, Form, cluster), Access.By(Way.Open));
    }

    private static void AddCsv(MeaningReading reading, string cluster, PlanValue? rbac)
    {
        var lines = (rbac.At("policy.csv").TextWithUnknowns() ?? "").Split('\n');
        var groups = lines.Select(Fields).Where(fields => fields is ["g", _, _]).Select(fields => (Group: fields[1], Role: fields[2]));
        AddPeople(reading, cluster, lines, groups);
        if (rbac.At("policy.default").Text() is { Length: > 0 } role)
            reading.Add("*", $"what {role} of Argo CD allows", Access.By(Way.Open), cluster);
    }

    // "p, role, resource, action, object, effect" (https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac).
    private static void AddPeople(MeaningReading reading, string cluster, IEnumerable<string> policies, IEnumerable<(string Group, string Role)> members)
    {
        var byRole = policies.Select(Fields).Where(fields => fields is ["p", _, _, _, _, _]).ToLookup(fields => fields[1], StringComparer.Ordinal);
        foreach (var (group, role) in members)
        {
            var subject = $"Group {group} (Argo CD)";
            if (!byRole.Contains(role))
                reading.Add(subject, $"what {role} of Argo CD allows", Access.By(Way.Open), cluster);
            foreach (var fields in byRole[role])
            {
                var denies = fields[5] == "deny";
                var key = new MeaningKey(subject, $"{fields[3]} {fields[2]}", fields[4], denies ? $"denied: {MeaningKey.OnResource}" : MeaningKey.OnResource, cluster);
                reading.Add(key, denies ? Access.Denial(Way.Open) : Access.By(Way.Open));
            }
        }
    }

    private static string[] Fields(string line) => line.Split(',', StringSplitOptions.TrimEntries);

    private static string KindOf(PlanValue kind) => Text(kind, "group") is { Length: > 0 } group ? $"{Text(kind, "kind")}.{group}" : Text(kind, "kind");

    private static string Text(PlanValue value, string key) => value.At(key).TextWithUnknowns() ?? "";
}
