using Infra.Cli;
using Infra.Planning;
using Infra.Stacks;

return await CommandLine.RunAsync(args, CliContext.OfProcess(new Planner(Platform.Define, EnvironmentPlatform.Of), EnvironmentPlatform.Of));
