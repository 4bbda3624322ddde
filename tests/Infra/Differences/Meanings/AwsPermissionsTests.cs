using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

public sealed class AwsPermissionsTests
{
    private const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    private const string Role = "aws:iam/role:Role";
    private const string Object = "arn:aws:s3:::b/*";

    [Fact]
    public void Changes_ActionMore_WidensOneWayOnly() => MeaningAssert.BothWays(
        Policy(Allow("s3:GetObject")), Policy(Allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")),
        $"! Permission: reader | s3:DeleteObject, s3:PutObject on {Object} | - > allowed",
        $"Permission: reader | s3:DeleteObject, s3:PutObject on {Object} | allowed > -");

    [Fact]
    public void Changes_WildcardForAction_ShowsBothAndThatOneCoversTheOther() => MeaningAssert.BothWays(
        Policy(Allow("s3:GetObject")), Policy(Allow("s3:*")),
        $"! Permission: reader | s3:* on {Object} | - > allowed\nPermission: reader | s3:GetObject on {Object} | allowed > covered by s3:* on {Object}",
        $"Permission: reader | s3:* on {Object} | allowed > -\nPermission: reader | s3:GetObject on {Object} | covered by s3:* on {Object} > allowed");

    [Fact]
    public void Changes_Condition_WidensWhereItAsksLess() => MeaningAssert.BothWays(
        Policy(Allow("s3:GetObject", """{"StringEquals": {"aws:SourceAccount": "1"}, "StringLike": {"s3:prefix": "main/*"}}""")), Policy(Allow("s3:GetObject", """{"StringEquals": {"aws:SourceAccount": ["1", "2"]}}""")),
        $"! Permission: reader | s3:GetObject on {Object} | allowed if aws:SourceAccount = 1 and if s3:prefix like main/* > allowed if aws:SourceAccount = 1 or 2",
        $"Permission: reader | s3:GetObject on {Object} | allowed if aws:SourceAccount = 1 or 2 > allowed if aws:SourceAccount = 1 and if s3:prefix like main/*");

    [Fact]
    public void Changes_NegativeConditionWithMoreValues_Narrows() => MeaningAssert.BothWays(
        Policy(Allow("s3:GetObject", """{"StringNotEquals": {"aws:SourceVpc": ["1", "2"]}}""")), Policy(Allow("s3:GetObject", """{"StringNotEquals": {"aws:SourceVpc": "1"}}""")),
        $"! Permission: reader | s3:GetObject on {Object} | allowed if aws:SourceVpc ≠ 1, 2 > allowed if aws:SourceVpc ≠ 1",
        $"Permission: reader | s3:GetObject on {Object} | allowed if aws:SourceVpc ≠ 1 > allowed if aws:SourceVpc ≠ 1, 2");

    [Fact]
    public void Changes_DenialLost_Widens() => MeaningAssert.BothWays(
        Policy(Allow("s3:GetObject"), """{"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}"""), Policy(Allow("s3:GetObject")),
        "! Permission: reader | denied: s3:* on * | if aws:SecureTransport = false > -",
        "Permission: reader | denied: s3:* on * | - > if aws:SecureTransport = false");

    [Fact]
    public void Changes_AllButSomeActions_WidenWhereFewerAreLeftOut() => MeaningAssert.BothWays(
        Policy("""{"Effect": "Allow", "NotAction": ["iam:*", "kms:*"], "Resource": "*"}"""), Policy("""{"Effect": "Allow", "NotAction": ["iam:*"], "Resource": "*"}"""),
        "! Permission: reader | * on * | allowed for actions but iam:*, kms:* > allowed for actions but iam:*",
        "Permission: reader | * on * | allowed for actions but iam:* > allowed for actions but iam:*, kms:*");

    [Fact]
    public void Changes_SameStatementsInOtherOrderOrResource_AreNone() => MeaningAssert.Changes(
        Policy(Allow("s3:GetObject", "s3:PutObject")),
        new PlanBuilder().Add(Role, "r", $$"""{"name": "reader", "inlinePolicies": [{"policy": {"Statement": [{{Allow("s3:PutObject")}}, {{Allow("s3:GetObject")}}]} }]}""").Build());

    [Fact]
    public void Changes_Trust_SaysTheServiceAccount() => MeaningAssert.BothWays(
        Trust("system:serviceaccount:shop:web"), Trust("system:serviceaccount:shop:*"),
        "! Permission: reader | may be assumed by the ServiceAccount shop/* of main | - > allowed if main:aud = amazonaws.com\n"
        + "Permission: reader | may be assumed by the ServiceAccount shop/web of main | allowed if main:aud = amazonaws.com > covered by may be assumed by the ServiceAccount shop/* of main",
        "Permission: reader | may be assumed by the ServiceAccount shop/* of main | allowed if main:aud = amazonaws.com > -\n"
        + "Permission: reader | may be assumed by the ServiceAccount shop/web of main | covered by may be assumed by the ServiceAccount shop/* of main > allowed if main:aud = amazonaws.com");

    [Fact]
    public void Changes_TrustByLikeness_IsMoreThanByTheLetter() => MeaningAssert.Changes(
        TrustIf("""{"StringEquals": {"main:sub": "system:serviceaccount:shop:*"}}"""), TrustIf("""{"StringLike": {"main:sub": "system:serviceaccount:shop:*"}}"""),
        "Permission: reader | may be assumed by the ServiceAccount shop/* (to the letter) of main | allowed > covered by may be assumed by the ServiceAccount shop/* of main",
        "! Permission: reader | may be assumed by the ServiceAccount shop/* of main | - > allowed");

    [Fact]
    public void Changes_TrustOfSeveralConditions_WidensWhereOneGoes() => MeaningAssert.BothWays(
        TrustIf("""{"StringEquals": {"main:sub": "system:serviceaccount:shop:web"}, "StringLike": {"main:sub": "system:serviceaccount:shop:w*"}}"""),
        TrustIf("""{"StringEquals": {"main:sub": "system:serviceaccount:shop:web"}}"""),
        "! Permission: reader | may be assumed by the ServiceAccount shop/web of main | allowed if main:sub like system:serviceaccount:shop:w* > allowed",
        "Permission: reader | may be assumed by the ServiceAccount shop/web of main | allowed > allowed if main:sub like system:serviceaccount:shop:w*");

    [Fact]
    public void Changes_DenialForAllButSome_WidensWhereMoreAreLeftOut() => MeaningAssert.BothWays(
        DeniedBut("\"arn:aws:iam::1:role/a\""), DeniedBut("\"arn:aws:iam::1:role/a\", \"arn:aws:iam::1:role/b\""),
        "! Permission: all but some (NotPrincipal) | denied: s3:* on the bucket b | for principals but arn:aws:iam::1:role/a > for principals but arn:aws:iam::1:role/a, arn:aws:iam::1:role/b",
        "Permission: all but some (NotPrincipal) | denied: s3:* on the bucket b | for principals but arn:aws:iam::1:role/a, arn:aws:iam::1:role/b > for principals but arn:aws:iam::1:role/a");

    [Fact]
    public void Changes_Boundary_WidensWhereItGoesOrIsAnother()
    {
        MeaningAssert.BothWays(Boundary("tight"), Boundary(null), "! Permission: reader | boundary | by tight > -", "Permission: reader | boundary | - > by tight");
        MeaningAssert.Changes(Boundary("tight"), Boundary("other"), "! Permission: reader | boundary | by tight > by other");
    }

    [Fact]
    public void Changes_RoleOrBucketGone_WidensNothing()
    {
        MeaningAssert.Changes(Boundary("tight"), new PlanBuilder().Build(), "Permission: reader | boundary | by tight > -");
        MeaningAssert.Changes(
            Denied(new PlanBuilder().Add("aws:s3/bucket:Bucket", "b", """{"bucket": "b"}""")), new PlanBuilder().Build(),
            "Permission: anybody | denied: s3:* on the bucket b | always > -");
        MeaningAssert.Changes(
            Denied(new PlanBuilder().Add("aws:s3/bucket:Bucket", "b", """{"bucket": "b"}""")), MeaningAssert.Resource("aws:s3/bucket:Bucket", "b", """{"bucket": "b"}"""),
            "! Permission: anybody | denied: s3:* on the bucket b | always > -");
    }

    [Fact]
    public void Changes_AttachedPolicy_IsWhatItsHolderMayDo()
    {
        const string Attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        var policy = $$"""{"name": "read", "policy": {"Statement": [{{Allow("s3:GetObject")}}]} }""";
        PlanBuilder With(string arn) => new PlanBuilder().Add(Role, "r", """{"name": "reader"}""").Add(Attachment, "a", $$"""{"role": "reader", "policyArn": {{arn}} }""");
        MeaningAssert.Changes(
            new PlanBuilder().Add(Role, "r", """{"name": "reader"}""").Build(),
            With(PlanBuilder.Unknown("aws:iam/policy:Policy", "p", "arn")).Add("aws:iam/policy:Policy", "p", policy).Build(),
            $"! Permission: reader | s3:GetObject on {Object} | - > allowed");
        MeaningAssert.Changes(
            new PlanBuilder().Add(Role, "r", """{"name": "reader"}""").Build(), With("\"arn:aws:iam::aws:policy/AdministratorAccess\"").Build(),
            "! Permission: reader | what the policy arn:aws:iam::aws:policy/AdministratorAccess allows | - > allowed");
    }

    [Fact]
    public void Changes_PolicyOfBucket_SaysWhomAndWhichBucket() => MeaningAssert.BothWays(
        Bucket("""{"AWS": "arn:aws:iam::1:root"}"""), Bucket("\"*\""),
        "! Permission: anybody | s3:GetObject on the bucket b | - > allowed\nPermission: arn:aws:iam::1:root | s3:GetObject on the bucket b | allowed > covered by anybody",
        "Permission: anybody | s3:GetObject on the bucket b | allowed > -\nPermission: arn:aws:iam::1:root | s3:GetObject on the bucket b | covered by anybody > allowed");

    [Fact]
    public void Changes_UnknownPartOfResource_IsSaidByItsName() => MeaningAssert.Changes(
        Zone("Z1", "first"), Zone("Z2", "second"),
        "Permission: reader | route53:Get on arn:aws:route53:::hostedzone/(zoneId of first) | allowed > -",
        "! Permission: reader | route53:Get on arn:aws:route53:::hostedzone/(zoneId of second) | - > allowed");

    private static string Allow(params string[] actions)
    {
        var condition = actions[^1].StartsWith('{') ? $$""", "Condition": {{actions[^1]}}""" : "";
        return $$"""{"Effect": "Allow", "Action": [{{string.Join(", ", actions.Where(action => !action.StartsWith('{')).Select(PlanBuilder.Quoted))}}], "Resource": "{{Object}}"{{condition}} }""";
    }

    private static Plan Policy(params string[] statements) =>
        MeaningAssert.Resource(RolePolicy, "p", $$"""{"role": "reader", "policy": {"Version": "2012-10-17", "Statement": [{{string.Join(", ", statements)}}]} }""");

    private static Plan Trust(string subject) => MeaningAssert.Resource(Role, "r", $$"""
        {"name": "reader", "assumeRolePolicy": {"Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::1:oidc-provider/host/main"}, "Action": "sts:AssumeRoleWithWebIdentity",
         "Condition": {"StringLike": {"main:sub": "{{subject}}"}, "StringEquals": {"main:aud": "amazonaws.com"} } }]} }
        """);

    private static Plan TrustIf(string condition) => MeaningAssert.Resource(Role, "r", $$"""
        {"name": "reader", "assumeRolePolicy": {"Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::1:oidc-provider/host/main"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{condition}} }]} }
        """);

    private static Plan DeniedBut(string principals) => MeaningAssert.Resource("aws:s3/bucketPolicy:BucketPolicy", "p", $$"""
        {"bucket": "b", "policy": {"Statement": {"Effect": "Deny", "NotPrincipal": {"AWS": [{{principals}}]}, "Action": "s3:*", "Resource": "*"} } }
        """);

    private static Plan Boundary(string? name) =>
        MeaningAssert.Resource(Role, "r", $$"""{"name": "reader"{{(name is null ? "" : $", \"permissionsBoundary\": \"arn:aws:iam::1:policy/{name}\"")}} }""");

    private static Plan Bucket(string principal) => MeaningAssert.Resource(
        "aws:s3/bucketPolicy:BucketPolicy", "p", $$"""{"bucket": "b", "policy": {"Statement": {"Effect": "Allow", "Principal": {{principal}}, "Action": "s3:GetObject", "Resource": "*"} } }""");

    private static Plan Denied(PlanBuilder plan) => plan.Add(
        "aws:s3/bucketPolicy:BucketPolicy", "p", """{"bucket": "b", "policy": {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}}""").Build();

    private static Plan Zone(string resource, string name) => new PlanBuilder()
        .Add("aws:route53/zone:Zone", resource, $$"""{"name": "{{name}}"}""")
        .Add(RolePolicy, "p", $$"""
            {"role": "reader", "policy": {"$template": ["{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"route53:Get\",\"Resource\":\"arn:aws:route53:::hostedzone/", {{PlanBuilder.Unknown("aws:route53/zone:Zone", resource, "zoneId")}}, "\"}]}"]} }
            """).Build();
}
