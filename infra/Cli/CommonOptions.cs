using System.CommandLine;

namespace Infra.Cli;

/// <summary>Options that more than one verb has.</summary>
internal static class CommonOptions
{
    /// <summary>What help calls the value of an option that takes a stack; shells complete it with those that there are.</summary>
    public const string StackHelpName = "STACK";

    public static Option<string?> Cwd() => new("--cwd")
    {
        Description = "Begin to look for Pulumi.yaml in this folder instead of the current one.",
        HelpName = "DIR",
    };

    public static Option<string> Stack() => new("--stack", "-s")
    {
        Description = "The stack: one that has a file Pulumi.<stack>.yaml.",
        HelpName = StackHelpName,
        DefaultValueFactory = _ => "dev",
    };

    public static Option<bool> NoColor() => new("--no-color")
    {
        Description = "Write no colours, even onto a terminal. So does the environment variable NO_COLOR.",
    };

    public static Option<bool> Verbose() => new("--verbose", "-v")
    {
        Description = "Say more: every resource, and where an error came from.",
    };
}
