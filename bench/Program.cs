using BenchmarkDotNet.Running;
using Infra.Bench;

BenchmarkSwitcher.FromTypes([typeof(EngineBenchmarks), typeof(RulesBenchmarks)]).Run(args);
