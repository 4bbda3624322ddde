namespace Infra.Components;

/// <summary>When each Application is delivered: one more than the latest of what it needs, by the longest path.</summary>
internal static class Waves
{
    /// <summary>The Applications with their waves, by wave and name; where some wait for each other, what they are.</summary>
    public static (IReadOnlyList<PlatformApplication> Applications, IReadOnlyList<PlatformProblem> Problems) Of(IReadOnlyList<PlatformApplication> applications)
    {
        var byName = applications.ToDictionary(application => application.Name, StringComparer.Ordinal);
        var waves = new Dictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<PlatformProblem>();
        foreach (var application in applications.OrderBy(application => application.Name, StringComparer.Ordinal))
            WaveOf(application.Name, []);
        return (
            [
                .. applications.Select(application => application with { Wave = waves[application.Name] })
                    .OrderBy(application => application.Wave).ThenBy(application => application.Name, StringComparer.Ordinal),
            ],
            problems);

        int WaveOf(string name, List<string> path)
        {
            if (waves.TryGetValue(name, out var known))
                return known;
            var at = path.IndexOf(name);
            if (at >= 0)
            {
                problems.Add(new PlatformProblem(
                    PlatformProblemCode.Cycle, name, $"it waits for itself: {string.Join(" needs ", path.Skip(at).Append(name))}; take one of these dependencies away."));
                return 0;
            }
            path.Add(name);
            var wave = byName[name].Needs.Select(need => WaveOf(need, path) + 1).DefaultIfEmpty(0).Max();
            path.RemoveAt(path.Count - 1);
            return waves[name] = wave;
        }
    }
}
