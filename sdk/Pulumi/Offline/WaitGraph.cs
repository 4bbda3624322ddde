namespace Pulumi.Offline;

/// <summary>Who waits for whom, among resources that are not planned yet.</summary>
internal static class WaitGraph
{
    /// <summary>A cycle, as the resources in it and the inputs through which each waits for the next; null where there is none.</summary>
    public static IReadOnlyList<(Registration Resource, string Path)>? FindCycle(IEnumerable<Registration> waiting)
    {
        var done = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var registration in waiting)
            if (Visit(registration, [], done) is { } cycle)
                return cycle;
        return null;
    }

    private static List<(Registration Resource, string Path)>? Visit(Registration registration, List<(Registration Resource, string Path)> trail, HashSet<object> done)
    {
        var start = trail.FindIndex(t => t.Resource == registration);
        if (start >= 0) return trail[start..];
        if (done.Contains(registration)) return null;
        foreach (var (path, output) in registration.WaitsFor)
        {
            foreach (var next in Sources(output))
            {
                trail.Add((registration, path));
                if (Visit(next, trail, done) is { } cycle) return cycle;
                trail.RemoveAt(trail.Count - 1);
            }
        }
        done.Add(registration);
        return null;
    }

    /// <summary>The resources that an output comes from, through all that is computed on the way.</summary>
    private static IEnumerable<Registration> Sources(IOutput output)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var rest = new System.Collections.Generic.Stack<object>([output]);
        while (rest.TryPop(out var next))
        {
            if (!seen.Add(next)) continue;
            if (next is Resource { Registration: { } registration }) yield return registration;
            else if (next is IOutput { IsPending: true } pending)
                foreach (var source in pending.WaitsFor)
                    rest.Push(source);
        }
    }
}
