using BenchmarkDotNet.Running;
using Infra.Bench;

BenchmarkSwitcher.FromTypes([typeof(EngineBenchmarks)]).Run(args);
