using Infra.Cli;

return await CommandLine.RunAsync(args, CliContext.OfProcess(new Infra.Planning.Planner()));
