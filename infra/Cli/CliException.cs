namespace Infra.Cli;

/// <summary>The command line asks for what cannot be; the message says what, and what to do. It ends the program with <see cref="ExitCode.Unusable"/>.</summary>
internal sealed class CliException(string message) : Exception(message);
