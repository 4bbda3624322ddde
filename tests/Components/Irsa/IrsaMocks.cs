using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Components;

/// <summary>Runs a program with roles of workloads under Pulumi's mocks; a type that it should not need fails the run.</summary>
internal sealed class IrsaMocks
{
    private const string Platform = "platform:aws:";

    private static readonly string[] KnownTypes =
    [
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws:iam/policy:Policy", "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy",
    ];

    private readonly List<RegisteredResource> _resources = [];

    public static async Task<RegisteredResources> RunAsync(Action program)
    {
        var mocks = new IrsaMocks();
        var mock = new Mock<IMocks>();
        mock.Setup(aws => aws.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(args => Task.FromResult(mocks.Register(args)));
        await Deployment.TestAsync(mock.Object, new TestOptions { ProjectName = "infra", StackName = "dev" }, program);
        return new RegisteredResources(mocks._resources);
    }

    public static async Task<string> FailAsync(Action program)
    {
        var exitCode = Environment.ExitCode;
        try
        {
            return (await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(program))).Message;
        }
        finally
        {
            // A failed run sets it, also a run that a test expects to fail.
            Environment.ExitCode = exitCode;
        }
    }

    private (string? Id, object State) Register(MockResourceArgs args)
    {
        var isFoundation = args.Type!.StartsWith("aws:s3/", StringComparison.Ordinal) || args.Type.StartsWith("aws:kms/", StringComparison.Ordinal);
        if (!isFoundation && !args.Type.StartsWith(Platform, StringComparison.Ordinal) && !KnownTypes.Contains(args.Type))
            throw new InvalidOperationException($"No role of a workload needs '{args.Type}' ({args.Name}).");
        lock (_resources)
            _resources.Add(new RegisteredResource(args.Type, args.Name!, args.Inputs));
        return ($"{args.Name}-id", args.Inputs.SetItem("arn", $"arn:of:{args.Name}").SetItem("keyId", $"{args.Name}-id"));
    }
}
