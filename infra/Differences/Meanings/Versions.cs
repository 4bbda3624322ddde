using Infra.Rules;
using Infra.Rules.Argo;

namespace Infra.Differences.Meanings;

/// <summary>Which versions run: charts, branches, images, Kubernetes and what kOps takes.</summary>
internal static class Versions
{
    // What a Cluster says of versions, and its words.
    private static readonly (string[] Path, string What)[] OfCluster =
    [
        (["kubernetesVersion"], "Kubernetes"),
        (["channel"], "kOps channel"),
        (["image"], "image"),
        (["containerd", "version"], "containerd"),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var application in plan.Applications)
        {
            var cluster = plan.ClusterOf(application.Resource);
            if (application.Chart is { } chart)
                AddChart(reading, application.Name, chart, application.Revision, application.Repository, cluster);
            else if (application.Repository.Length > 0)
                reading.Add(application.Repository, "revision", new Note(application.Revision), cluster);
        }
        foreach (var release in plan.Rules.Index.OfType(ArgoTypes.Release))
            AddChart(reading, plan.NameOf(release), plan.TextOf(release.Inputs["chart"]) ?? "", plan.TextOf(release.Inputs["version"]) ?? "newest", plan.TextOf(release.Inputs.At("repositoryOpts", "repo")), plan.ClusterOf(release));
        foreach (var leaf in plan.WorkloadValues.Where(leaf => leaf.Topic == WorkloadValues.Topic.Image))
            reading.Add(leaf.Subject, leaf.What, new Note(leaf.Text), leaf.Cluster);
        foreach (var cluster in plan.Rules.Clusters)
        {
            var label = PlanReading.LabelOf(cluster.Cluster);
            foreach (var (path, what) in OfCluster)
            {
                if (cluster.Cluster.Spec(path).TextWithUnknowns() is { } text)
                    reading.Add(cluster.Cluster.Name, what, new Note(text));
            }
            foreach (var group in MachineGroups.Of(cluster).Where(group => group.Groups.Any(each => each.Group.Spec("image").IsSet())))
                reading.Add(group.Name, "image", new Note(group.Say(each => each.Spec("image").TextWithUnknowns() ?? "of the channel")), label);
        }
    }

    private static void AddChart(MeaningReading reading, string subject, string chart, string version, string? repository, string cluster)
    {
        reading.Add(subject, "chart", new Note($"{chart} {version}"), cluster);
        if (!string.IsNullOrEmpty(repository))
            reading.Add(subject, "chart repository", new Note(repository, IsOfBoth: true), cluster);
    }
}
