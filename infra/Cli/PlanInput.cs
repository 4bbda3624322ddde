using Infra.Planning;

namespace Infra.Cli;

/// <summary>A plan in a file that somebody names.</summary>
internal static class PlanInput
{
    /// <summary>Reads a plan of a stack.</summary>
    /// <param name="context">The process.</param>
    /// <param name="file">The file, from where the program was started.</param>
    /// <param name="stack">Whose plan it has to be.</param>
    /// <exception cref="CliException">There is no such file, it is no plan, or it is another stack's.</exception>
    public static Plan Read(CliContext context, string file, string stack)
    {
        var path = Path.GetFullPath(file, context.WorkingDirectory);
        try
        {
            using var stream = File.OpenRead(path);
            var plan = PlanJson.Read(stream);
            return plan.Stack == stack
                ? plan
                : throw new CliException($"'{path}' is a plan of '{plan.Stack}', and '{stack}' is asked for: --stack {plan.Stack} compares what it can.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"the plan '{path}' cannot be read: {exception.Message}");
        }
        catch (PlanFormatException exception)
        {
            throw new CliException($"'{path}' is no plan: {exception.Message} `infra preview --json FILE` writes one.");
        }
    }
}
