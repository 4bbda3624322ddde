using Infra.Planning;

namespace Infra.Cli;

/// <summary>What planning had to say beside the plan, on standard error.</summary>
internal static class PlanningNotes
{
    public static void Tell(CliContext context, PlanningResult planning, bool isVerbose)
    {
        foreach (var warning in planning.Warnings)
            context.Error.WriteLine($"warning: {warning}");
        foreach (var problem in planning.Problems)
        {
            context.Error.WriteLine($"infra: {problem.Message}");
            if (isVerbose && problem.Exception is { } exception)
                context.Error.WriteLine(exception);
        }
    }
}
