namespace Infra.Planning;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Told, and no more.</summary>
    Warning,

    /// <summary>Fails the preview.</summary>
    Error,
}
