using System.Collections.Immutable;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>Why a change asks for care, the gravest first.</summary>
internal enum ConcernKind
{
    /// <summary>Something protected would be deleted or replaced: the engine refuses, and `up` fails.</summary>
    Refused,

    /// <summary>Data is lost with what is deleted or replaced.</summary>
    DataLost,

    /// <summary>An address that others know is lost.</summary>
    AddressLost,

    /// <summary>What kept things safe is gone, or weaker.</summary>
    ProtectionLost,

    /// <summary>Somebody may do more than before.</summary>
    PermissionWidened,

    /// <summary>Somebody may call, or calls in the clear, who did not before.</summary>
    FlowOpened,

    /// <summary>Something is reached from outside that was not before.</summary>
    RouteOpened,

    /// <summary>Somebody reads a secret who did not before.</summary>
    SecretShared,

    /// <summary>Anything else that is wider than before.</summary>
    Widened,
}

/// <summary>What a reviewer looks at first.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Subject">What it is about: a resource, an object, a principal.</param>
/// <param name="Text">What of it, for people.</param>
internal sealed record Concern(ConcernKind Kind, string Subject, string Text)
{
    /// <summary>Whether something is lost, or `up` fails, and not only something is wider than before.</summary>
    public bool IsGrave => Kind <= ConcernKind.AddressLost;

    /// <summary>What the kind is called before its subject.</summary>
    public string Title => Kind switch
    {
        ConcernKind.Refused => "up fails",
        ConcernKind.DataLost => "data lost",
        ConcernKind.AddressLost => "address lost",
        ConcernKind.ProtectionLost => "protection lost",
        ConcernKind.PermissionWidened => "permission widened",
        ConcernKind.FlowOpened => "flow opened",
        ConcernKind.RouteOpened => "route opened",
        ConcernKind.SecretShared => "secret shared",
        _ => "widened",
    };
}

/// <summary>What asks for care in a difference.</summary>
internal static class Concerns
{
    /// <summary>By kind, and in each in the order of the difference; what many have in common stands where the first of them does.</summary>
    public static ImmutableArray<Concern> Of(PlanDifference difference) =>
    [
        .. difference.Resources.Select(Of).Concat(difference.Manifests.Select(Of)).Concat(difference.Meanings.Select(Of)).OfType<Concern>()
            .GroupBy(concern => concern.IsGrave ? concern : concern with { Subject = "" }).SelectMany(Folded).OrderBy(concern => concern.Kind),
    ];

    // What is lost, each is told of; what is wider in the same way, once.
    private static IEnumerable<Concern> Folded(IGrouping<Concern, Concern> same) => !MeaningFold.Folds(same.Count())
        ? same
        : [same.Key with { Subject = MeaningFold.Subjects([.. same.Select(concern => concern.Subject)]) }];

    private static Concern? Of(ResourceChange change)
    {
        var why = ChangeText.IsReplaced(change) ? $"replaced because of {string.Join(", ", change.ReplacedBy)}" : "removed";
        var text = change.Loss is { } loss ? $"{why}; {ChangeText.Lost(loss)}" : why;
        if (ChangeText.IsRefused(change))
            return new Concern(ConcernKind.Refused, ChangeText.Title(change), OneLine.Of($"protected, and {text}"));
        return change.Loss is null ? null : new Concern(KindOf(change.Loss), ChangeText.Title(change), OneLine.Of(text));
    }

    private static Concern? Of(ManifestChange change) => change.Loss is { } loss
        ? new Concern(KindOf(loss), ChangeText.Title(change), OneLine.Of($"{(change.Kind == ChangeKind.Removed ? "removed" : "changed")} in {change.Application}; {ChangeText.Lost(loss)}"))
        : null;

    private static Concern? Of(MeaningChange change)
    {
        if (!change.Widens)
            return null;
        var values = ChangeText.Values(change.Before, change.After);
        var lost = change.After is null ? ", no more" : "";
        return new Concern(KindOf(change.Area), OneLine.Of(change.Subject), OneLine.Of($"{change.What}{(values.Length == 0 ? "" : $": {values}")}{lost}"));
    }

    private static ConcernKind KindOf(Loss loss) => loss.Kind == LossKind.Data ? ConcernKind.DataLost : ConcernKind.AddressLost;

    private static ConcernKind KindOf(MeaningArea area) => area switch
    {
        MeaningArea.Permission => ConcernKind.PermissionWidened,
        MeaningArea.Flow => ConcernKind.FlowOpened,
        MeaningArea.Route => ConcernKind.RouteOpened,
        MeaningArea.SecretConsumer => ConcernKind.SecretShared,
        MeaningArea.Protection => ConcernKind.ProtectionLost,
        _ => ConcernKind.Widened,
    };
}
