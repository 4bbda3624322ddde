namespace Infra.Components;

/// <summary>Applications in an order in which each can be made: after all that it depends on.</summary>
internal static class ApplicationOrder
{
    /// <exception cref="ArgumentException">Names that are not there or there twice, or Applications that wait for each other; the message has every problem.</exception>
    public static IReadOnlyList<PlannedApplication> Of(ApplicationsArgs args)
    {
        var problems = Names(args).ToList();
        if (problems.Count > 0)
            throw Unusable(problems);
        var ordered = new List<PlannedApplication>();
        var made = new HashSet<string>(StringComparer.Ordinal);
        var rest = args.Applications.OrderBy(application => application.Name, StringComparer.Ordinal).ToList();
        while (rest.Count > 0)
        {
            var next = rest.Where(application => application.DependsOn.All(made.Contains)).ToList();
            if (next.Count == 0)
                throw Unusable([$"these wait for each other, directly or not: {string.Join(", ", rest.Select(application => $"{application.Name} (for {string.Join(", ", application.DependsOn.Where(name => !made.Contains(name)))})"))}; drop one dependency of the circle."]);
            ordered.AddRange(next);
            made.UnionWith(next.Select(application => application.Name));
            rest.RemoveAll(application => made.Contains(application.Name));
        }
        return ordered;
    }

    private static IEnumerable<string> Names(ApplicationsArgs args)
    {
        var projects = args.Projects.Select(project => project.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var applications = args.Applications.Select(application => application.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in args.Applications.GroupBy(application => application.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"two Applications are called '{twice.Key}'; rename one.";
        foreach (var application in args.Applications)
        {
            if (!projects.Contains(application.Object.Spec.Project))
                yield return $"the Application '{application.Name}' is of the project '{application.Object.Spec.Project}', which is not there; there are {List(projects)}.";
            foreach (var name in application.DependsOn.Where(name => !applications.Contains(name)))
                yield return $"the Application '{application.Name}' depends on '{name}', which is not there; there are {List(applications)}.";
        }
        foreach (var name in args.Before.Keys.Where(name => !applications.Contains(name)))
            yield return $"something is to be done before the Application '{name}', which is not there; there are {List(applications)}.";
        foreach (var set in args.ApplicationSets.Where(set => !projects.Contains(set.Spec.Template.Spec.Project)))
            yield return $"the ApplicationSet '{set.Metadata.Name}' is of the project '{set.Spec.Template.Spec.Project}', which is not there; there are {List(projects)}.";
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static ArgumentException Unusable(IEnumerable<string> problems) => new($"The Applications cannot be made:\n{string.Join('\n', problems)}");
}
