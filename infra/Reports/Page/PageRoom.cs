using System.Collections.Immutable;
using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>The room of a list: however long it is, it stays small enough.</summary>
/// <param name="page">Where it is written.</param>
/// <param name="room">How many characters it may have, but for the rest of the item with which it reaches them.</param>
internal sealed class PageRoom(MarkupWriter page, int room)
{
    private const int ItemsAtATime = 150;

    private readonly int _end = page.Length + room;

    /// <summary>Writes lists into the room that they have together: what a short one leaves, the long ones share.</summary>
    /// <param name="page">Where they are written.</param>
    /// <param name="room">How many characters they may have, but for the last item of each.</param>
    /// <param name="lists">The lists.</param>
    public static void Write(MarkupWriter page, int room, IReadOnlyList<PageList> lists)
    {
        ImmutableArray<int> needs = [.. lists.Select(list => Need(list, room))];
        foreach (var (list, share, need) in lists.Zip(Shares(room, needs, [.. lists.Select(list => list.Weight)]), needs))
            list.Write(page, new PageRoom(page, share < need ? share : room));
    }

    /// <summary>Shares the room: who needs no more than a share by weight has what it needs, and the others share the rest.</summary>
    public static ImmutableArray<int> Shares(int room, ImmutableArray<int> needs, ImmutableArray<int> weights)
    {
        var shares = new int[needs.Length];
        var (open, left) = (Enumerable.Range(0, needs.Length).ToHashSet(), (long)room);
        while (open.Count > 0)
        {
            var (weight, share) = (open.Sum(at => weights[at]), left);
            var content = open.Where(at => (long)needs[at] * weight <= share * weights[at]).ToList();
            foreach (var at in content.Count > 0 ? content : [.. open])
            {
                shares[at] = content.Count > 0 ? needs[at] : (int)(share * weights[at] / weight);
                left -= shares[at];
                open.Remove(at);
            }
        }
        return [.. shares];
    }

    /// <summary>Writes items as long as there is room, the first in any case; the answer is how many were written.</summary>
    /// <param name="items">All of them.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="part">What they may have of the list's room, as one part of so many: 1 where they are the list, more where they are what one item of it unfolds to.</param>
    public int Write<T>(IEnumerable<T> items, Action<T> write, int part = 1)
    {
        var (written, end) = (0, page.Length + ((_end - page.Length) / part));
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

    private static int Need(PageList list, int room)
    {
        var draft = new MarkupWriter();
        list.Write(draft, new PageRoom(draft, room));
        return draft.Length;
    }
}

/// <summary>A list of a section.</summary>
/// <param name="Weight">How much of the room it may have against the others, where it needs more than its share.</param>
/// <param name="Write">Writes it, heading and all.</param>
internal sealed record PageList(int Weight, Action<MarkupWriter, PageRoom> Write);
