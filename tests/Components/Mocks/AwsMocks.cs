using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Components;

/// <summary>
/// Runs a component under Pulumi's mocks and keeps what it registered. AWS answers with an id and an ARN made of the resource's name;
/// a type that no component is known to use fails the run.
/// </summary>
internal sealed class AwsMocks
{
    private static readonly ImmutableHashSet<string> KnownTypes =
    [
        "aws:budgets/budget:Budget", "aws:cloudtrail/trail:Trail", "aws:cloudwatch/logGroup:LogGroup", "aws:ebs/defaultKmsKey:DefaultKmsKey",
        "aws:ebs/encryptionByDefault:EncryptionByDefault", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws:ec2/eip:Eip", "aws:ec2/flowLog:FlowLog",
        "aws:ec2/internetGateway:InternetGateway", "aws:ec2/natGateway:NatGateway", "aws:ec2/route:Route", "aws:ec2/routeTable:RouteTable",
        "aws:ec2/routeTableAssociation:RouteTableAssociation", "aws:ec2/securityGroup:SecurityGroup", "aws:ec2/subnet:Subnet", "aws:ec2/vpc:Vpc",
        "aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ecr/lifecyclePolicy:LifecyclePolicy", "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
        "aws:ecr/repository:Repository", "aws:iam/instanceProfile:InstanceProfile", "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        "aws:iam/policy:Policy", "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:kms/alias:Alias", "aws:kms/key:Key", "aws:route53/record:Record", "aws:route53/zone:Zone", "aws:s3/bucket:Bucket",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketObjectv2:BucketObjectv2",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls", "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning", "aws:secretsmanager/secret:Secret", "aws:sns/topic:Topic",
        "aws:sns/topicSubscription:TopicSubscription", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "command:local:Command",
        "kubernetes:argoproj.io/v1alpha1:AppProject", "kubernetes:argoproj.io/v1alpha1:Application", "kubernetes:argoproj.io/v1alpha1:ApplicationSet",
        "kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:Namespace", "kubernetes:helm.sh/v3:Release", "platform:argocd:Applications", "platform:argocd:ArgoCdBootstrap",
        "platform:aws:AlertTopics", "platform:aws:AuditTrail", "platform:aws:Buckets", "platform:aws:Budgets", "platform:aws:Dns", "platform:aws:GitHubActions",
        "platform:aws:InfrastructureBoundaries", "platform:aws:Irsa", "platform:aws:Kms", "platform:aws:NodeRoles", "platform:aws:Registry",
        "platform:aws:SecureBucket", "platform:aws:Vpc", "platform:aws:WorkloadBoundary", "platform:aws:WorkloadRole", "platform:aws:WorkloadRoles", "platform:kops:KopsCluster",
        "platform:secrets:PlatformSecrets", "platform:vault:VaultConfiguration", "platform:vault:VaultFacts", "platform:vault:VaultRecovery", "platform:vault:VaultSignIn",
        "pulumi:providers:kubernetes",
        "pulumi:providers:vault", "random:index/randomPassword:RandomPassword",
        "vault:identity/group:Group", "vault:identity/groupAlias:GroupAlias", "vault:index/audit:Audit", "vault:index/mount:Mount", "vault:index/policy:Policy",
        "vault:jwt/authBackend:AuthBackend", "vault:jwt/authBackendRole:AuthBackendRole", "vault:kubernetes/authBackendRole:AuthBackendRole", "vault:kv/secretV2:SecretV2",
    ];

    private static readonly ImmutableHashSet<string> KnownFunctions = ["command:local:run"];

    private readonly List<RegisteredResource> _resources = [];

    /// <summary>Runs a program that creates components.</summary>
    public static async Task<RegisteredResources> RunAsync(Action program)
    {
        var mocks = new AwsMocks();
        var mock = new Mock<IMocks>();
        mock.Setup(aws => aws.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(args => Task.FromResult(mocks.Register(args)));
        mock.Setup(aws => aws.CallAsync(It.IsAny<MockCallArgs>())).Returns<MockCallArgs>(args => Task.FromResult<object>(mocks.Answer(args)));
        await Deployment.TestAsync(mock.Object, new TestOptions { ProjectName = "infra", StackName = "dev" }, program);
        return new RegisteredResources(mocks._resources);
    }

    /// <summary>Runs a program that must fail, and gives the message.</summary>
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
        if (!KnownTypes.Contains(args.Type!))
            throw new InvalidOperationException($"No component is known to use '{args.Type}' ({args.Name}); add it to AwsMocks if it is meant.");
        lock (_resources)
            _resources.Add(new RegisteredResource(args.Type!, args.Name!, args.Inputs));
        var state = args.Inputs.SetItem("arn", $"arn:of:{args.Name}").SetItem("keyId", $"{args.Name}-id").SetItem("publicIp", $"{args.Name}-ip")
            .SetItem("versionId", $"{args.Name}-version").SetItem("stdout", $"{args.Name}-stdout")
            .SetItem("result", $"{args.Name}-result").SetItem("accessor", $"{args.Name}-accessor");
        return ($"{args.Name}-id", state);
    }

    // A function is kept as a resource of its token's name.
    private ImmutableDictionary<string, object> Answer(MockCallArgs args)
    {
        if (!KnownFunctions.Contains(args.Token!))
            throw new InvalidOperationException($"No component is known to ask '{args.Token}'; add it to AwsMocks if it is meant.");
        lock (_resources)
            _resources.Add(new RegisteredResource(args.Token!, args.Token!, args.Args));
        return args.Args.SetItem("stdout", $"{args.Token}-stdout").SetItem("stderr", "");
    }
}
