namespace Infra.Reports;

/// <summary>How a part of a line is meant; a terminal shows it as a colour, a pipe not at all.</summary>
public enum Tone
{
    /// <summary>As any text.</summary>
    Plain,

    /// <summary>A heading or a name.</summary>
    Strong,

    /// <summary>What is there for those who look for it.</summary>
    Quiet,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>A warning, or what asks for care.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}
