namespace Infra.Differences;

/// <summary>What becomes of a thing between two plans.</summary>
public enum ChangeKind
{
    /// <summary>The first plan lacks it.</summary>
    Added,

    /// <summary>The second plan lacks it.</summary>
    Removed,

    /// <summary>Both have it, and something of it differs.</summary>
    Changed,

    /// <summary>Both have it, under names that an alias of the second plan connects. Something of it may differ too.</summary>
    Renamed,
}
