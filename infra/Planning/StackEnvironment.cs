using System.Collections.Immutable;
using Infra.Configuration;
using Infra.Stacks;

namespace Infra.Planning;

/// <summary>A stack's settings, and the environment that they describe.</summary>
internal sealed record StackEnvironment(StackSettings Settings, EnvironmentConfig Config)
{
    /// <summary>Reads both; null where there are problems.</summary>
    public static (StackEnvironment? Environment, ImmutableArray<PlanProblem> Problems) Read(string directory, string stack)
    {
        try
        {
            var settings = StackSettings.Load(directory, stack, PulumiProject.Load(directory));
            return (new StackEnvironment(settings, settings.ReadEnvironment()), []);
        }
        catch (ConfigurationException exception)
        {
            return (null, ProblemsOf(exception));
        }
    }

    /// <summary>The stacks of a project, sorted; none where there are problems.</summary>
    public static (ImmutableArray<string> Stacks, ImmutableArray<PlanProblem> Problems) StacksOf(string directory)
    {
        try
        {
            return (PulumiProject.Load(directory).Stacks, []);
        }
        catch (ConfigurationException exception)
        {
            return ([], ProblemsOf(exception));
        }
    }

    private static ImmutableArray<PlanProblem> ProblemsOf(ConfigurationException exception) =>
        [.. exception.Problems.Select(problem => new PlanProblem(problem.ToString(), exception.InnerException))];
}
