namespace Infra.Differences;

/// <summary>What a change means to those who decide about it, said once however many resources and objects say it.</summary>
/// <param name="Area">What it is about.</param>
/// <param name="Subject">Whose it is: a principal, who calls, a host, a workload, a chart.</param>
/// <param name="What">What of it: an action on a resource, who is called at which port, a secret's path, "replicas".</param>
/// <param name="Before">What it was, for people; null where there was none.</param>
/// <param name="After">What it is, for people; null where there is none.</param>
/// <param name="Widens">Whether somebody may do, reach or read more than before: a reviewer looks at these first.</param>
public sealed record MeaningChange(MeaningArea Area, string Subject, string What, string? Before, string? After, bool Widens)
{
    /// <summary>By area, then subject, then what, ordinally: the order of every output.</summary>
    public static Comparison<MeaningChange> Order { get; } = (left, right) =>
    {
        var order = left.Area.CompareTo(right.Area);
        if (order == 0)
            order = string.CompareOrdinal(left.Subject, right.Subject);
        return order != 0 ? order : string.CompareOrdinal(left.What, right.What);
    };
}

/// <summary>What a change is about, in the order in which reports have them.</summary>
public enum MeaningArea
{
    /// <summary>Who may do what in AWS, in Kubernetes and in Vault: subject the principal, what "action on resource".</summary>
    Permission,

    /// <summary>Who may call whom: subject the caller, what "called at port".</summary>
    Flow,

    /// <summary>What is reached from outside: subject the host, what its path and backend.</summary>
    Route,

    /// <summary>Who reads which secret: subject the reader, what the secret.</summary>
    SecretConsumer,

    /// <summary>How much of something there is: subject a node group, workload, database or volume, what "replicas", "machine type", "memory".</summary>
    Size,

    /// <summary>Versions of charts, images, Kubernetes and kOps: subject what has the version, what "chart" or "image".</summary>
    Version,

    /// <summary>What keeps things safe: protection, encryption, backups, retention.</summary>
    Protection,
}
