using Infra.Differences;
using Infra.Planning;

namespace Infra.Reports.Differences;

/// <summary>What every report says of a change in the same words.</summary>
internal static class ChangeText
{
    private const int NameLimit = 160;

    /// <summary>The mark of a replacement: a new resource, and then the old one is deleted.</summary>
    public const string ReplacedMark = "+-";

    /// <summary>"+", "-", "~", or "=" for what is only called something else.</summary>
    public static string Mark(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "+",
        ChangeKind.Removed => "-",
        ChangeKind.Renamed => "=",
        _ => "~",
    };

    /// <summary>The mark of a resource, also of one that is replaced.</summary>
    public static string Mark(ResourceChange change) => IsReplaced(change) ? ReplacedMark : Mark(change.Kind);

    /// <summary>"+" for what is gained, "-" for what is lost, "~" for what is other than it was.</summary>
    public static string Mark(MeaningChange change) => (change.Before, change.After) switch
    {
        (null, _) => "+",
        (_, null) => "-",
        _ => "~",
    };

    /// <summary>What stands beside a meaning that asks for care: "wider", and of protection "less safe"; null beside any other.</summary>
    public static string? Widened(MeaningChange change) => !change.Widens ? null : change.Area == MeaningArea.Protection ? "less safe" : "wider";

    /// <summary>Whether the provider makes a new one in its place.</summary>
    public static bool IsReplaced(ResourceChange change) => !change.ReplacedBy.IsEmpty;

    /// <summary>"ec2:Vpc main".</summary>
    public static string Title(ResourceChange change) => OneLine.Of($"{TreeSection.ShortType(change.Type)} {change.Name}", NameLimit);

    /// <summary>"NetworkPolicy shop/default", or "Namespace shop" for what is in none.</summary>
    public static string Title(ManifestChange change) =>
        OneLine.Of($"{change.ObjectKind} {(change.Namespace is null ? "" : $"{change.Namespace}/")}{change.Name}", NameLimit);

    /// <summary>What stands beside a resource's name: why it is replaced, what is lost, what it was called.</summary>
    public static IEnumerable<string> Notes(ResourceChange change)
    {
        if (IsReplaced(change))
            yield return OneLine.Of($"replaced because of {string.Join(", ", change.ReplacedBy)}", NameLimit);
        if (change.Loss is { } loss)
            yield return Lost(loss);
        if (IsRefused(change))
            yield return "protected";
        if (change.FormerUrn is { } former)
            yield return OneLine.Of($"was {UrnParts.Of(former)?.Name ?? former}", NameLimit);
    }

    /// <summary>"lost: the bucket's objects".</summary>
    public static string Lost(Loss loss) => OneLine.Of($"lost: {loss.What}", NameLimit);

    /// <summary>Whether the engine refuses what is to be done to it.</summary>
    public static bool IsRefused(ResourceChange change) => change.WasProtected && (change.Kind == ChangeKind.Removed || IsReplaced(change));

    /// <summary>"7 resources only wait for others than before".</summary>
    public static string InAnotherOrder(int count) => $"{Words.Count(count, "resource")} only {(count == 1 ? "waits" : "wait")} for others than before";

    /// <summary>"before -> after" of what there is.</summary>
    public static string Values(string? before, string? after) => (before, after) switch
    {
        (null, null) => "",
        (null, _) => after,
        (_, null) => before,
        _ => $"{before} -> {after}",
    };

    /// <summary>What an area is called above its changes.</summary>
    public static string Title(MeaningArea area) => area switch
    {
        MeaningArea.Permission => "permissions",
        MeaningArea.Flow => "flows",
        MeaningArea.Route => "routes",
        MeaningArea.SecretConsumer => "readers of secrets",
        MeaningArea.Size => "sizes",
        MeaningArea.Version => "versions",
        _ => "protection",
    };
}
