using System.CommandLine;
using System.CommandLine.Help;

namespace Infra.Cli;

/// <summary>The program: verbs, options, and what becomes of mistakes.</summary>
public static class CommandLine
{
    private const string EngineVariable = "PULUMI_MONITOR";

    /// <summary>Runs the program and returns its exit code. Every error is one message on standard error.</summary>
    public static async Task<int> RunAsync(string[] args, CliContext context)
    {
        try
        {
            if (!string.IsNullOrEmpty(context.Environment(EngineVariable)))
                throw new CliException(
                    "the Pulumi engine has started the offline build, which deploys nothing. "
                    + "Set PulumiSdk=published in the environment of `pulumi`, so that the program is built with the published SDK.");
            var exitCode = await RunVerbAsync(args, context).ConfigureAwait(false);
            await context.Output.FlushAsync().ConfigureAwait(false);
            return exitCode;
        }
        catch (CliException exception)
        {
            context.Error.WriteLine($"infra: {exception.Message}");
            return ExitCode.Unusable;
        }
        catch (Exception exception)
        {
            var isVerbose = args.Contains("--verbose") || args.Contains("-v");
            context.Error.WriteLine(isVerbose ? $"infra: {exception}" : $"infra: {exception.Message} (--verbose says where)");
            return ExitCode.Unusable;
        }
    }

    private static Task<int> RunVerbAsync(string[] args, CliContext context)
    {
        var invocation = new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false };
        var root = new Command("infra", "Previews and renders the platform without a cloud, and holds it against its rules.") { new HelpOption() };
        root.Subcommands.Add(PreviewVerb.Create(context));
        root.Subcommands.Add(DiffVerb.Create(context));
        root.Subcommands.Add(CommentVerb.Create(context));
        root.Subcommands.Add(ShowVerb.Create(context));
        root.Subcommands.Add(RenderVerb.Create(context));
        root.Subcommands.Add(CostVerb.Create(context));
        root.Subcommands.Add(WavesVerb.Create(context));
        root.Subcommands.Add(GraphVerb.Create(context));
        root.Subcommands.Add(CapacityVerb.Create(context));
        root.Subcommands.Add(BootstrapVerb.Create(context));
        root.Subcommands.Add(ExplainVerb.Create(context));
        root.Subcommands.Add(CompletionVerb.Create(context));
        root.Subcommands.Add(HelpVerb.Create(root, invocation));
        root.Subcommands.Add(CompletionVerb.CreateHidden(root, context));
        CompletionVerb.AddStacks(root, context);
        root.SetAction(_ => root.Parse(["--help"]).Invoke(invocation));

        var parsed = root.Parse(args);
        return parsed.Errors.Count == 0 || parsed.Action is HelpAction
            ? parsed.InvokeAsync(invocation)
            : throw Mistakes.Of(root, parsed);
    }
}
