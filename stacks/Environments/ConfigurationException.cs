using System.Collections.Immutable;

namespace Infra.Stacks;

/// <summary>The configuration can't be used; <see cref="Problems"/> says why, all at once.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>A configuration with problems.</summary>
    /// <param name="problems">At least one.</param>
    /// <param name="innerException">What was thrown, where something was.</param>
    public ConfigurationException(ImmutableArray<ConfigurationProblem> problems, Exception? innerException = null)
        : base(string.Join('\n', problems), innerException)
    {
        ArgumentOutOfRangeException.ThrowIfZero(problems.Length);
        Problems = problems;
    }

    /// <summary>A configuration with one problem.</summary>
    public ConfigurationException(ConfigurationProblem problem, Exception? innerException = null)
        : this([problem], innerException)
    {
    }

    /// <summary>What is wrong; never empty.</summary>
    public ImmutableArray<ConfigurationProblem> Problems { get; }
}
