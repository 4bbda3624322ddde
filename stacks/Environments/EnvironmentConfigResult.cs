using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Infra.Stacks;

/// <summary>What came of reading a configuration: the environment, or everything that is wrong with it.</summary>
public sealed record EnvironmentConfigResult
{
    internal EnvironmentConfigResult(EnvironmentConfig? config, ImmutableArray<ConfigurationProblem> problems)
    {
        Config = config;
        Problems = problems;
    }

    /// <summary>The environment; null where there are problems.</summary>
    public EnvironmentConfig? Config { get; }

    /// <summary>All that is wrong, in the order of the keys; empty where <see cref="Config"/> is there.</summary>
    public ImmutableArray<ConfigurationProblem> Problems { get; }

    /// <summary>Whether there is an environment.</summary>
    [MemberNotNullWhen(true, nameof(Config))]
    public bool IsValid => Config is not null;

    /// <summary>The environment.</summary>
    /// <exception cref="ConfigurationException">There are problems.</exception>
    public EnvironmentConfig OrThrow() => Config ?? throw new ConfigurationException(Problems);
}
