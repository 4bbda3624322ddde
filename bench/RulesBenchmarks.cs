using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Infra.Planning;
using Infra.Rules;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Offline;
using Inputs = Pulumi.Aws.S3.Inputs;

namespace Infra.Bench;

/// <summary>All rules on a plan of buckets with what belongs to them, log groups, and roles with policies: a fifth each, all with something to find.</summary>
[MemoryDiagnoser]
public class RulesBenchmarks
{
    private const string Wildcard = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}""";

    private Plan _plan = null!;

    /// <summary>How many resources.</summary>
    [Params(10_000)]
    public int Resources { get; set; }

    /// <summary>Computes the plan, once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var run = OfflineEngine.RunAsync(new OfflineOptions { Project = "bench", Stack = "dev" }, () =>
        {
            for (var i = 0; i < Resources / 5; i++)
            {
                var bucket = new Bucket($"bucket-{i}", new BucketArgs { BucketName = $"bench-{i}", Tags = { { "Owner", "bench" } } });
                _ = new BucketVersioning($"versioning-{i}", new BucketVersioningArgs
                {
                    Bucket = bucket.Id,
                    VersioningConfiguration = new Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Suspended" },
                });
                _ = new LogGroup($"logs-{i}", new LogGroupArgs { Name = $"/bench/{i}" });
                var role = new Role($"role-{i}", new RoleArgs { Name = $"bench-{i}", AssumeRolePolicy = Wildcard });
                _ = new RolePolicy($"policy-{i}", new RolePolicyArgs { Role = role.Id, Policy = Output.Format($"{Wildcard}") });
            }
            return ImmutableDictionary<string, object?>.Empty;
        }).GetAwaiter().GetResult();
        _plan = Plan.From("bench", "dev", run);
    }

    /// <summary>Every rule of the catalog.</summary>
    [Benchmark]
    public int Review()
    {
        var findings = PlanReview.Run(_plan, new PlanFacts(Protect: true, IsTaggable: type => type != "aws:iam/rolePolicy:RolePolicy"), [], new DateOnly(2026, 1, 1)).Plan.Findings;
        return findings.Length > Resources ? findings.Length : throw new InvalidOperationException($"only {findings.Length} findings");
    }
}
