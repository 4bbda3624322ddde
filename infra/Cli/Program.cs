using Infra.Cli;
using Infra.Planning;

return await CommandLine.RunAsync(args, CliContext.OfProcess(new Planner(_ => new Dictionary<string, object?>())));
