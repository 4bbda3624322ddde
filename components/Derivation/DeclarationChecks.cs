namespace Infra.Components;

/// <summary>What must hold of add-ons before anything is derived from them.</summary>
internal static class DeclarationChecks
{
    public static IEnumerable<PlatformProblem> Of(PlatformDeclarations all) =>
        all.Addons.SelectMany(addon => Dependencies(all, addon).Concat(Namespaces(all, addon)).Concat(Workloads(all, addon)).Concat(Kinds(all, addon)))
            .Concat(Routes(all)).Concat(Roles(all));

    private static IEnumerable<PlatformProblem> Dependencies(PlatformDeclarations all, Addon addon) =>
        from name in addon.DependsOn
        where all.Find(name) is null
        select Unknown(addon.Name.Value, $"it depends on '{name}', which the environment has not; {Known(all)}.");

    private static IEnumerable<PlatformProblem> Namespaces(PlatformDeclarations all, Addon addon)
    {
        if (addon.Chart is { } chart && all.FindNamespace(chart.Namespace) is null)
            yield return Unknown(addon.Name.Value, $"its chart goes into the namespace '{chart.Namespace}', which nobody declares; add it to Namespaces of one add-on.");
        foreach (var workload in addon.Workloads.Where(workload => all.FindNamespace(workload.Namespace) is null))
            yield return Unknown($"{addon.Name}/{workload.Name}", $"it runs in the namespace '{workload.Namespace}', which nobody declares; add it to Namespaces of one add-on.");
        foreach (var each in addon.Objects)
        {
            if (each.Metadata.Namespace is { } name && all.FindNamespace(name) is null && name != WellKnown.SystemNamespace)
                yield return Unknown(addon.Name.Value, $"its {each.Kind} '{each.Metadata.Name}' is in the namespace '{name}', which nobody declares; add it to Namespaces of one add-on.");
        }
    }

    private static IEnumerable<PlatformProblem> Workloads(PlatformDeclarations all, Addon addon)
    {
        foreach (var twice in addon.Workloads.GroupBy(workload => workload.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return Twice($"{addon.Name}/{twice.Key}", "two workloads of the add-on have this name; rename one.");
        foreach (var workload in addon.Workloads)
        {
            var subject = $"{addon.Name}/{workload.Name}";
            if (workload.Labels.Count == 0)
                yield return Impossible(subject, "it has no labels, so that policies would select the whole namespace; give those that tell its pods from others.");
            foreach (var twice in workload.Ports.GroupBy(port => port.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
                yield return Twice(subject, $"two of its ports are called '{twice.Key}'; rename one.");
            foreach (var port in workload.Ports.Where(port => port.Number is < 1 or > 65535))
                yield return Impossible(subject, $"its port '{port.Name}' has the number {port.Number}; ports go from 1 to 65535.");
        }
    }

    private static IEnumerable<PlatformProblem> Kinds(PlatformDeclarations all, Addon addon) =>
        from each in addon.Objects
        let @group = WellKnown.GroupOf(each.ApiVersion)
        where !KubernetesKinds.HasGroup(@group) && all.FindOwnerOf(@group) is null
        select Unknown(addon.Name.Value, $"its {each.Kind} '{each.Metadata.Name}' is of {each.ApiVersion}, which no add-on brings; add the group to CustomKinds of the one whose chart does.");

    private static IEnumerable<PlatformProblem> Routes(PlatformDeclarations all)
    {
        var hosts = new Dictionary<string, Addon>(StringComparer.Ordinal);
        foreach (var (addon, route) in all.Addons.SelectMany(addon => addon.Routes.Select(route => (addon, route))))
        {
            if (!hosts.TryAdd(route.Host, addon))
                yield return Twice(addon.Name.Value, $"its route takes the host '{route.Host}.{all.Context.Domain}', which {hosts[route.Host].Name} has already; a host leads to one workload.");
            if (!all.TryFind(route.Backend, out var pods, out _))
                yield return Unknown(addon.Name.Value, $"its route '{route.Host}' leads to {route.Backend}, which nobody declares.");
            else if (all.FindNamespace(pods.Workload.Namespace) is not null && !pods.IsInMesh && route.BackendTlsSecret is null)
                yield return Impossible(addon.Name.Value, $"its route '{route.Host}' leads to {route.Backend}, which is outside of the mesh: set BackendTlsSecret, so that the gateway speaks TLS with it.");
            if (route.AvailabilityObjective is < 0.95 or > 0.9999)
                yield return Impossible(addon.Name.Value, FormattableString.Invariant($"its route '{route.Host}' has the objective {route.AvailabilityObjective}; write a share of 0.95 to 0.9999."));
            if (!all.Of(PlatformRole.Gateway).Any())
                yield return Unknown(addon.Name.Value, $"its route '{route.Host}' needs a gateway, and no add-on has a workload of the role {PlatformRole.Gateway}.");
        }
    }

    private static IEnumerable<PlatformProblem> Roles(PlatformDeclarations all)
    {
        foreach (var role in new[] { PlatformRole.Gateway, PlatformRole.MeshControlPlane })
        {
            var several = all.Of(role).ToList();
            if (several.Count > 1)
                yield return Twice(several[1].ToString(), $"it has the role {role}, and so has {several[0]}; one workload has it.");
        }
        var controlPlane = all.Of(PlatformRole.MeshControlPlane).FirstOrDefault();
        if (controlPlane is not null && controlPlane.Workload.Ports.All(port => port.Name != MeshPorts.ControlPlane))
            yield return Unknown(controlPlane.ToString(), $"it has the role {PlatformRole.MeshControlPlane} and no port '{MeshPorts.ControlPlane}', which everything in the mesh calls.");
        var inMesh = all.Pods.FirstOrDefault(pods => pods.IsInMesh);
        if (controlPlane is null && inMesh is not null)
            yield return Unknown(inMesh.ToString(), $"it is in the mesh, and no add-on has a workload of the role {PlatformRole.MeshControlPlane}.");
    }

    private static string Known(PlatformDeclarations all) => $"it has {string.Join(", ", all.Addons.Select(addon => addon.Name))}";

    private static PlatformProblem Unknown(string subject, string message) => new(PlatformProblemCode.Unknown, subject, message);

    private static PlatformProblem Twice(string subject, string message) => new(PlatformProblemCode.DeclaredTwice, subject, message);

    private static PlatformProblem Impossible(string subject, string message) => new(PlatformProblemCode.Impossible, subject, message);
}
