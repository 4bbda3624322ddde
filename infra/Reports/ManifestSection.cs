using Infra.Planning;
using Infra.Rendering;

namespace Infra.Reports;

/// <summary>The part of a preview that says which files of manifests there will be; `infra show` prints them.</summary>
internal static class ManifestSection
{
    public static void Write(Report report, Plan plan)
    {
        var files = plan.Manifests.GroupBy(LineOf, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return;
        report.Line("manifests", Tone.Strong);
        for (var i = 0; i < files.Count; i++)
            report.Line(i == files.Count - 1 ? "└─ " : "├─ ", Tone.Quiet).Add(files[i].Key).Add($"  {Words.Count(files[i].Count(), "object")}", Tone.Quiet);
        report.Line();
    }
    // Rendered objects have a file each, and there are hundreds: the Application's folder stands for them.
    private static string LineOf(PlanManifest manifest) =>
        manifest.Path.StartsWith($"{RenderingPlaces.Manifests}/", StringComparison.Ordinal) ? manifest.Path[..(manifest.Path.LastIndexOf('/') + 1)] : manifest.Path;
}
