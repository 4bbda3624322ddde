using Infra.Graphs;
using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports.Page;

/// <summary>The Kubernetes objects by Application; an object is shown when it is unfolded.</summary>
internal static class ManifestPart
{
    /// <summary>The part; null where there are no objects.</summary>
    public static PagePart? Of(Plan plan, ValueTable values) => plan.Manifests.IsEmpty
        ? null
        : new PagePart("manifests", "Objects", FormattableString.Invariant($"{plan.Manifests.Length}"), page => Write(page, plan, values));

    private static void Write(MarkupWriter page, Plan plan, ValueTable values)
    {
        using (page.Section("manifests", "Kubernetes objects", "Rendered into Git, by the Application that delivers them. Unfold an object to read it."))
        using (page.Element("div", ("class", "tree"), ("data-tree", "")))
        {
            foreach (var application in plan.Manifests.GroupBy(manifest => manifest.Application, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal))
            {
                using (page.Element("details", ("class", "item component")))
                {
                    using (page.Element("summary"))
                    {
                        page.Leaf("strong", application.Key);
                        page.Leaf("small", $" {Words.Count(application.Count(), "object")}");
                    }
                    foreach (var manifest in application)
                        Write(page, manifest, values);
                }
            }
        }
    }

    private static void Write(MarkupWriter page, PlanManifest manifest, ValueTable values)
    {
        using (page.Element("details", ("class", "item"), ("data-value", values.Add(manifest.Object))))
        using (page.Element("summary", ("title", manifest.Path)))
        {
            var place = manifest.Object.At("metadata", "namespace").TextWithUnknowns();
            page.Text($"{manifest.Object["kind"].TextWithUnknowns()} {(place is null ? "" : $"{place}/")}");
            page.Leaf("strong", manifest.Object.At("metadata", "name").TextWithUnknowns()?.Replace(PlanValueExtensions.UnknownPart, '…'));
        }
    }
}
