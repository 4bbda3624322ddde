using Infra.Planning;

namespace Infra.Reports;

/// <summary>The part of a preview that says which files of manifests there will be; `infra show` prints them.</summary>
internal static class ManifestSection
{
    public static void Write(Report report, Plan plan)
    {
        var files = plan.Manifests.GroupBy(manifest => manifest.Path, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return;
        report.Line("manifests", Tone.Strong);
        for (var i = 0; i < files.Count; i++)
            report.Line(i == files.Count - 1 ? "└─ " : "├─ ", Tone.Quiet).Add(files[i].Key).Add($"  {Words.Count(files[i].Count(), "object")}", Tone.Quiet);
        report.Line();
    }
}
