using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>The room of a section's lists. However long they are, the section stays small enough: each list may fill its share of what those before it have left.</summary>
/// <param name="page">Where they are written.</param>
/// <param name="room">How many characters they may have, but for the rest of the item with which a list reaches its share.</param>
/// <param name="weight">The weights of all lists together.</param>
internal sealed class PageRoom(MarkupWriter page, int room, int weight)
{
    private const int ItemsAtATime = 150;

    private readonly int _sectionEnd = page.Length + room;
    private int _weightLeft = weight;
    private int _listEnd;

    /// <summary>Begins the next list.</summary>
    /// <param name="weight">How much of the room it may have, among the weights of the lists that are still to come.</param>
    public void Begin(int weight)
    {
        _listEnd = page.Length + (int)((long)(_sectionEnd - page.Length) * weight / _weightLeft);
        _weightLeft -= weight;
    }

    /// <summary>Writes items of the list as long as there is room, the first in any case; the answer is how many were written.</summary>
    /// <param name="items">All of them.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="part">What they may have of the list's room, as one part of so many: 1 where they are the list, more where they are what one item of it unfolds to.</param>
    public int Write<T>(IEnumerable<T> items, Action<T> write, int part = 1)
    {
        var (written, end) = (0, page.Length + ((_listEnd - page.Length) / part));
        foreach (var item in items)
        {
            if (written == ItemsAtATime || written > 0 && page.Length >= end)
                break;
            write(item);
            written++;
        }
        return written;
    }

    /// <summary>Says how many items more there are, and where they stand; nothing where there is none.</summary>
    public void More(int count)
    {
        if (count > 0)
            page.Leaf("p", $"{Limited.More(count)}; the file of `infra diff --json` has all", ("class", "note"));
    }
}
