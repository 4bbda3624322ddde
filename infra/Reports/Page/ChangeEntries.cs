using System.Collections.Immutable;
using Infra.Differences;
using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>The resources and Kubernetes objects that differ; each unfolds to its values.</summary>
internal sealed class ChangeEntries(MarkupWriter page, PageRoom room)
{
    // So many differing values of a resource or object are shown without asking.
    private const int OpenLimit = 8;

    // One that differs in very much leaves room for the others.
    private const int PartOfAList = 4;

    /// <summary>Resources of a kind.</summary>
    public void Write(string title, ImmutableArray<ResourceChange> changes)
    {
        page.Leaf("h3", $"{title} resources ({changes.Length})");
        var written = room.Write(changes, change => WriteEntry(ChangeText.Mark(change), ChangeText.Title(change), change.Urn, change.Properties, () =>
        {
            foreach (var note in ChangeText.Notes(change))
                page.Badge(note, change.Loss is not null && note == ChangeText.Lost(change.Loss) || ChangeText.IsRefused(change) ? "bad" : "warning");
        }));
        room.More(changes.Length - written);
    }

    /// <summary>Kubernetes objects, by the Application that delivers them.</summary>
    public void Write(ImmutableArray<ManifestChange> changes)
    {
        page.Leaf("h3", $"Kubernetes objects ({changes.Length})");
        string? application = null;
        var written = room.Write(changes, change =>
        {
            if (change.Application != application)
                page.Leaf("h4", ChangeValues.Cut(application = change.Application));
            WriteEntry(ChangeText.Mark(change.Kind), ChangeText.Title(change), change.Path, change.Properties, () =>
            {
                if (change.Loss is { } loss)
                    page.Badge(ChangeText.Lost(loss), "bad");
            });
        });
        room.More(changes.Length - written);
    }

    private void WriteEntry(string mark, string title, string subject, ImmutableArray<PropertyChange> properties, Action notes)
    {
        using (page.Element(properties.IsEmpty ? "div" : "details", ("class", "item entry"), ("open", !properties.IsEmpty && properties.Length <= OpenLimit ? "" : null)))
        {
            using (page.Element(properties.IsEmpty ? "div" : "summary", ("title", ChangeValues.Cut(subject))))
            {
                page.Mark(mark);
                page.Text(" ");
                page.Leaf("strong", title);
                notes();
                if (!properties.IsEmpty)
                    page.Leaf("small", $" {Words.Count(properties.Length, "value")}");
            }
            ChangeValues.Write(page, room, properties, PartOfAList);
        }
    }
}
