using Infra.Components;

namespace Infra.Tests.Components;

public sealed class GitHubPoliciesTests
{
    private const string Boundary = "arn:aws:iam::111122223333:policy/infra-dev-workload-boundary";
    private const string NodeBoundary = "arn:aws:iam::111122223333:policy/infra-dev-node-boundary";

    internal static readonly GitHubActionsArgs Args = new()
    {
        Scope = TestScope.Dev,
        Repository = "example/platform",
        StateBucket = "example-pulumi-state",
        SecretsKeyAlias = "alias/pulumi-secrets",
        BoundaryArns = [Boundary, NodeBoundary],
    };

    private static PolicyDocument Guard => UpGuard.Policy(Args);

    [Fact]
    public void Preview_Trust_IsPullRequestsAndTheBranchExactly()
    {
        var trust = Assert.Single(GitHubTrust.Preview(Args with { Branch = "trunk" }).Statements);

        Assert.Equal(["sts:AssumeRoleWithWebIdentity"], trust.Actions);
        Assert.Equal(["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"], trust.Principals.Select(principal => principal.Id));
        Assert.Equal(["sts.amazonaws.com"], trust.Find("token.actions.githubusercontent.com:aud").Values);
        Assert.Equal(
            ["repo:example/platform:pull_request", "repo:example/platform:ref:refs/heads/trunk"],
            trust.Find("token.actions.githubusercontent.com:sub").Values);
        Assert.All(trust.Conditions, condition => Assert.Equal("StringEquals", condition.Operator));
    }

    [Theory]
    [InlineData("example/platform")]
    [InlineData("example@123456/platform@456789")]
    public void Up_Trust_IsTheStacksEnvironmentOnly(string repository)
    {
        var trust = Assert.Single(GitHubTrust.Up(Args with { Repository = repository }).Statements);

        Assert.Equal([$"repo:{repository}:environment:dev"], trust.Find("token.actions.githubusercontent.com:sub").Values);
    }

    [Fact]
    public void State_Preview_ReadsOwnStackAndWritesNothing()
    {
        var document = StatePolicies.Read(Args);

        Assert.DoesNotContain(document.Statements.SelectMany(statement => statement.Actions), action => action.Contains("Put", StringComparison.Ordinal)
            || action.Contains("Delete", StringComparison.Ordinal) || action.Contains("Encrypt", StringComparison.Ordinal));
        Assert.Equal(
            [
                "arn:aws:s3:::example-pulumi-state/.pulumi/*/infra/dev.json*", "arn:aws:s3:::example-pulumi-state/.pulumi/*/infra/dev/*",
                "arn:aws:s3:::example-pulumi-state/.pulumi/meta.yaml",
            ],
            document.Find("ReadState").Resources);
        Assert.Equal(["alias/pulumi-secrets"], document.Find("UseSecretsKey").Find("kms:ResourceAliases").Values);
    }

    [Fact]
    public void State_Up_WritesOwnStackOnly()
    {
        var document = StatePolicies.Write(Args);

        Assert.Equal(["s3:DeleteObject", "s3:PutObject"], document.Find("WriteState").Actions);
        Assert.All(document.Find("WriteState").Resources, resource => Assert.Contains("/infra/dev", resource, StringComparison.Ordinal));
        Assert.Contains("kms:Encrypt", document.Find("UseSecretsKey").Actions);
    }

    [Fact]
    public void Read_Policy_ReadsNoDataAndChangesNothing()
    {
        var actions = ReadPolicies.Describe(TestScope.Dev).Statements.SelectMany(statement => statement.Actions).ToArray();

        Assert.All(actions, action => Assert.Matches("^[a-z0-9]+:(Describe|Get|List|ViewBudget)", action));
        string[] data =
        [
            "s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter", "kms:Decrypt", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "logs:GetLogEvents",
        ];
        Assert.Empty(actions.Intersect(data));
    }

    [Fact]
    public void Identity_Policy_MakesRolesWithinTheBoundaryOnly()
    {
        var document = Up("identity");
        string[] powers = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"];

        Assert.Equal([NodeBoundary, Boundary], document.Find("ChangeRolesWithinBoundaries").Find("iam:PermissionsBoundary").Values);
        Assert.Subset(document.Find("ChangeRolesWithinBoundaries").Actions.ToHashSet(), powers.ToHashSet());
        foreach (var statement in document.Statements.Where(statement => statement.Sid != "ChangeRolesWithinBoundaries"))
            Assert.Empty(statement.Actions.Intersect(powers));
        Assert.Equal(["ec2.amazonaws.com", "vpc-flow-logs.amazonaws.com"], document.Find("PassRoles").Find("iam:PassedToService").Values);
    }

    [Fact]
    public void Guard_Policy_KeepsWhatBoundsTheRole()
    {
        Assert.All(Guard.Statements, statement => Assert.False(statement.IsAllow));
        Assert.Equal(
            [
                "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "arn:aws:iam::111122223333:policy/infra-dev-github-*",
                NodeBoundary, Boundary, "arn:aws:iam::111122223333:role/infra-dev-github-*",
            ],
            Guard.Find("KeepOwnRoles").Resources);
        Assert.Equal(["iam:DeleteRolePermissionsBoundary"], Guard.Find("KeepBoundaries").Actions);
        Assert.Equal(["*"], Guard.Find("KeepBoundaries").Resources);
    }

    [Fact]
    public void Guard_Boundaries_CannotBeChangedThoughOtherPoliciesOfTheStackCan()
    {
        var changes = Up("identity").Find("KeepPolicies").Actions;

        Assert.Contains("iam:CreatePolicyVersion", changes);
        foreach (var boundary in new[] { Boundary, NodeBoundary, "arn:aws:iam::111122223333:policy/infra-dev-github-up-guard" })
        {
            Assert.True(Up("identity").Allows("iam:CreatePolicyVersion", boundary), boundary);
            Assert.All(changes, change => Assert.True(Guard.Denies(change, boundary), $"{change} on {boundary}"));
        }
        Assert.All(changes, change => Assert.False(Guard.Denies(change, "arn:aws:iam::111122223333:policy/infra-dev-other"), change));
    }

    [Fact]
    public void Guard_OwnRoles_CannotBeChangedThoughOtherRolesOfTheStackCan()
    {
        var changes = Up("identity").Find("ChangeRolesWithinBoundaries").Actions.Concat(Up("identity").Find("KeepRoles").Actions).Append("iam:PassRole");

        foreach (var role in new[] { "up", "preview" })
            Assert.All(changes, change => Assert.True(Guard.Denies(change, $"arn:aws:iam::111122223333:role/infra-dev-github-{role}"), $"{change} on {role}"));
        Assert.All(changes, change => Assert.False(Guard.Denies(change, "arn:aws:iam::111122223333:role/infra-dev-main-worker"), change));
    }

    [Fact]
    public void Guard_EveryChangeOfIam_IsAmongTheDenied()
    {
        var denied = Guard.Find("KeepOwnRoles").Actions;
        var changes = Up("identity").Statements.SelectMany(statement => statement.Actions);

        Assert.All(changes, change => Assert.Contains(denied, each => change == each || (each.EndsWith('*') && change.StartsWith(each[..^1], StringComparison.Ordinal))));
    }

    [Fact]
    public void Guard_Policy_StaysInTheRegionAndOffTheAudit()
    {
        var region = Guard.Find("StayInRegion");

        Assert.True(region.IsNotActions);
        Assert.Equal(["eu-central-1"], region.Find("aws:RequestedRegion").Values);
        Assert.Contains("arn:aws:s3:::infra-dev-audit-111122223333/*", Guard.Find("KeepAuditBucket").Resources);
        Assert.Contains("cloudtrail:Stop*", Guard.Find("KeepTrail").Actions);
    }

    [Fact]
    public void Up_EveryPolicy_NamesActionsAndOwnResources()
    {
        foreach (var statement in UpPolicies.All(Args).SelectMany(part => part.Policy.Statements).Where(statement => statement.IsAllow))
        {
            Assert.All(statement.Actions, action => Assert.True(!action.Contains('*', StringComparison.Ordinal) || action is "kms:GenerateDataKey*" or "kms:ReEncrypt*", action));
            if (statement.Resources.Contains("*"))
                Assert.Subset(new HashSet<string> { "kms:CreateKey", "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "s3:GetAccountPublicAccessBlock", "sqs:ListQueues" }, statement.Actions.ToHashSet());
        }
    }

    [Fact]
    public void Up_EveryPolicy_LeavesDataWhereItIs()
    {
        string[] destroying =
        [
            "s3:DeleteBucket", "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DeleteAlias", "route53:DeleteHostedZone", "cloudtrail:DeleteTrail", "ecr:DeleteRepository",
        ];

        Assert.Empty(UpPolicies.All(Args).SelectMany(part => part.Policy.Statements).Where(statement => statement.IsAllow).SelectMany(statement => statement.Actions).Intersect(destroying));
    }

    private static PolicyDocument Up(string part) => Assert.Single(UpPolicies.All(Args), each => each.Name == part).Policy;
}
