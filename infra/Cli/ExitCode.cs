namespace Infra.Cli;

/// <summary>What the process says at its end.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>There is a plan, and rules hold errors against it; what is rendered is not what it should be.</summary>
    public const int Findings = 1;

    /// <summary>There is no plan, or nowhere to write: the command line, the configuration, the program or the folder is wrong.</summary>
    public const int Unusable = 2;
}
