using System.CommandLine;
using System.CommandLine.Completions;

namespace Infra.Cli;

/// <summary>
/// `infra completion`: what a shell needs to complete this program's verbs, options and their values. The shells ask the program itself, by the hidden verb `complete`, so that
/// they know what it knows: the verbs, the stacks of the project at hand, the ids of the rules.
/// </summary>
internal static class CompletionVerb
{
    private const string Bash = """
        # infra: completion for bash. Add to ~/.bashrc:  source <(infra completion bash)
        _infra() {
            local IFS=$'\n'
            # shellcheck disable=SC2207 # one candidate a line, split by IFS
            COMPREPLY=($(infra complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null))
        }
        complete -o default -F _infra infra

        """;

    private const string Zsh = """
        # infra: completion for zsh. Add to ~/.zshrc, after compinit:  source <(infra completion zsh)
        _infra() {
            local line="${words[1,CURRENT]}"
            local -a found
            found=(${(f)"$(infra complete ${#line} "$line" 2>/dev/null)"})
            if (( ${#found} )); then
                compadd -- "${found[@]}"
            else
                _files
            fi
        }
        compdef _infra infra

        """;

    private const string PowerShell = """
        # infra: completion for PowerShell. Add to $PROFILE:  infra completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName infra -ScriptBlock {
            param($word, $line, $position)
            infra complete $position "$line" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    // Ways to write --help that nobody has to be offered.
    private static readonly string[] OtherHelp = ["-?", "-h", "/?", "/h"];

    private static readonly SortedDictionary<string, string> Scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["pwsh"] = PowerShell, ["zsh"] = Zsh };

    /// <summary>The verb for people.</summary>
    public static Command Create(CliContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}.", HelpName = "SHELL" };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = new Command("completion", "Print what a shell needs to complete this program's verbs, options and stacks.") { shell };
        command.SetAction(arguments =>
        {
            var given = arguments.GetValue(shell)!;
            if (!Scripts.TryGetValue(given, out var script))
                throw new CliException($"there is no completion for '{given}'; there is for {string.Join(", ", Scripts.Keys)}.{Mistakes.Suggestion(given, Scripts.Keys)}");
            context.Output.Write(script.ReplaceLineEndings("\n"));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The verb for shells: `infra complete 10 "infra diff "` lists what may stand at the tenth character, a line each.</summary>
    public static Command CreateHidden(Command root, CliContext context)
    {
        var position = new Argument<int>("POSITION") { Description = "Where the cursor stands in the line, counted from 0." };
        var line = new Argument<string>("LINE") { Description = "The command line so far." };
        var command = new Command("complete", "List what may stand at a position of a command line.") { position, line };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            // A shell counts its own characters, and some pass a position behind a blank that they cut off.
            var text = arguments.GetValue(line)!;
            text = text.PadRight(arguments.GetValue(position));
            var items = root.Parse(text).GetCompletions(arguments.GetValue(position)).Select(item => item.InsertText ?? item.Label)
                .Where(item => !OtherHelp.Contains(item)).Distinct(StringComparer.Ordinal);
            foreach (var item in items.OrderBy(item => item.StartsWith('-')).ThenBy(item => item, StringComparer.Ordinal))
                context.Output.WriteLine(item);
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>Lets every option that takes a stack complete the stacks of the project at hand; none where there is no project.</summary>
    public static void AddStacks(Command root, CliContext context)
    {
        foreach (var option in root.Subcommands.SelectMany(verb => verb.Options).Where(option => option.HelpName == CommonOptions.StackHelpName))
            option.CompletionSources.Add(_ => Stacks(context));
    }

    private static IEnumerable<CompletionItem> Stacks(CliContext context)
    {
        try
        {
            return Planning.StackEnvironment.StacksOf(ProjectRoot.Find(context.WorkingDirectory, cwd: null)).Stacks.Select(stack => new CompletionItem(stack));
        }
        catch (CliException)
        {
            // Whoever completes outside of a project gets what does not need one.
            return [];
        }
    }
}
