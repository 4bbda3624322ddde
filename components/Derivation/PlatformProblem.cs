namespace Infra.Components;

/// <summary>Why declarations do not make a platform.</summary>
/// <param name="Code">What kind of mistake it is.</param>
/// <param name="Subject">What declares it: "kyverno", "kyverno/webhook".</param>
/// <param name="Message">What is wrong, with both sides, and how to mend it, as sentences.</param>
public sealed record PlatformProblem(PlatformProblemCode Code, string Subject, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Message}";
}

/// <summary>The kinds of mistakes in declarations.</summary>
public enum PlatformProblemCode
{
    /// <summary>Two things have a name that one may have.</summary>
    DeclaredTwice,

    /// <summary>Something is referred to that nobody declares.</summary>
    Unknown,

    /// <summary>Things wait for each other.</summary>
    Cycle,

    /// <summary>Something is said that cannot be.</summary>
    Impossible,
}

/// <summary>Declarations that do not make a platform; the message has every problem, one a line.</summary>
public sealed class PlatformException : ArgumentException
{
    /// <param name="problems">Every problem.</param>
    public PlatformException(IReadOnlyList<PlatformProblem> problems)
        : base($"The add-ons do not make a platform:\n{string.Join('\n', problems)}") => Problems = problems;

    /// <summary>Every problem.</summary>
    public IReadOnlyList<PlatformProblem> Problems { get; }
}
