using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PolicyDocumentTests
{
    private const string Bucket = "arn:aws:s3:::bucket";

    private static PolicyStatement Read => PolicyStatement.Allow("Read").To("s3:GetObject").On(Bucket);

    [Fact]
    public void ToJson_IdentityPolicy_IsCanonical()
    {
        var document = PolicyDocument.Of(
            PolicyKind.RoleInline,
            PolicyStatement.Allow("Read").To("s3:ListBucket", "s3:GetObject").To("s3:GetObject").On($"{Bucket}/*", Bucket)
                .When(PolicyCondition.StringLike("s3:prefix", "b", "a"), PolicyCondition.Bool("aws:SecureTransport", true)),
            PolicyStatement.Deny("Keep").To("s3:DeleteObject").On("*"));

        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::bucket","arn:aws:s3:::bucket/*"],"Condition":{"Bool":{"aws:SecureTransport":["true"]},"StringLike":{"s3:prefix":["a","b"]}}},{"Sid":"Keep","Effect":"Deny","Action":["s3:DeleteObject"],"Resource":["*"]}]}
            """,
            document.ToJson());
    }

    [Fact]
    public void ToJson_OrderGiven_MakesNoDifferenceInAStatement()
    {
        var one = PolicyCondition.StringEquals("aws:SourceAccount", "1", "2");
        var other = PolicyCondition.ArnLike("aws:SourceArn", "arn:aws:s3:::a");
        PolicyPrincipal[] principals = [PolicyPrincipal.Service("a.amazonaws.com"), PolicyPrincipal.Federated("arn:aws:iam::111122223333:saml-provider/p")];

        var forward = PolicyStatement.Allow("A").By(principals).To("s3:GetObject", "s3:PutObject").On("arn:aws:s3:::a", "arn:aws:s3:::b").When(one, other);
        var backward = PolicyStatement.Allow("A").By(principals.Reverse()).To("s3:PutObject", "s3:GetObject").On("arn:aws:s3:::b", "arn:aws:s3:::a").When(other, one);

        Assert.Equal(PolicyDocument.Of(PolicyKind.Bucket, forward).ToJson(), PolicyDocument.Of(PolicyKind.Bucket, backward).ToJson());
    }

    [Fact]
    public void ToJson_Principals_AreGroupedByKind()
    {
        var document = PolicyDocument.Of(
            PolicyKind.Bucket,
            Read.By(PolicyPrincipal.Service("b.amazonaws.com"), PolicyPrincipal.Aws("arn:aws:iam::111122223333:root"), PolicyPrincipal.Service("a.amazonaws.com")),
            PolicyStatement.Deny("Plain").ByEveryone("denies").To("s3:PutObject").On(Bucket));

        Assert.Contains(
            """
            "Principal":{"AWS":["arn:aws:iam::111122223333:root"],"Service":["a.amazonaws.com","b.amazonaws.com"]}
            """,
            document.ToJson(),
            StringComparison.Ordinal);
        Assert.Contains("\"Principal\":\"*\"", document.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_DenyAllBut_WritesNotActionAndNotPrincipal()
    {
        var document = PolicyDocument.Of(
            PolicyKind.Bucket,
            PolicyStatement.Deny("Others").ByAllBut(PolicyPrincipal.Aws("arn:aws:iam::111122223333:role/a")).ToAllBut("s3:GetObject").On(Bucket));

        Assert.Contains("\"NotPrincipal\":{\"AWS\":[\"arn:aws:iam::111122223333:role/a\"]},\"NotAction\":[\"s3:GetObject\"]", document.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void TrustOfService_Conditions_NamesNoResource() =>
        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"AssumeByService","Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com"]},"Action":["sts:AssumeRole"],"Condition":{"StringEquals":{"aws:SourceAccount":["111122223333"]}}}]}
            """,
            PolicyDocument.TrustOfService("ec2.amazonaws.com", PolicyCondition.StringEquals("aws:SourceAccount", "111122223333")).ToJson());

    [Fact]
    public void Of_Wildcards_PassWithReasonsOnly()
    {
        Assert.NotNull(PolicyDocument.Of(PolicyKind.Managed, PolicyStatement.Allow("All").ToDoAnything("a sandbox").OnEveryResource("a sandbox")));
        Assert.NotNull(PolicyDocument.Of(PolicyKind.Bucket, PolicyStatement.Allow("Public").ByEveryone("a public document").To("s3:GetObject").On($"{Bucket}/a")));

        Refuses("allows on every resource for no reason", PolicyKind.Managed, PolicyStatement.Allow("A").To("s3:GetObject").On("*"));
        Refuses("allows on every resource for no reason", PolicyKind.Managed, PolicyStatement.Allow("A").To("s3:GetObject").OnEveryResource(" "));
        Refuses("allows on every resource for no reason", PolicyKind.Managed, PolicyStatement.Allow("A").ToDoAnything("a sandbox").On("*"));
        Refuses("allows every action for no reason", PolicyKind.Managed, PolicyStatement.Allow("A").To("*").On(Bucket));
        Refuses("allows every action for no reason", PolicyKind.Managed, PolicyStatement.Allow("A").To("s3:*").On(Bucket));
        Refuses("allows everyone for no reason", PolicyKind.Bucket, PolicyStatement.Allow("A").ByEveryone("").To("s3:GetObject").On(Bucket));
    }

    [Fact]
    public void Of_WrongStatement_IsRefused()
    {
        Refuses("it has no statement", PolicyKind.Managed);
        Refuses("statement 'Read' names no action", PolicyKind.Managed, PolicyStatement.Allow("Read").On(Bucket));
        Refuses("statement 'Read' names no resource", PolicyKind.Managed, PolicyStatement.Allow("Read").To("s3:GetObject"));
        Refuses("statement 'Read' names a principal, which a managed policy must not", PolicyKind.Managed, Read.By(PolicyPrincipal.Service("a.amazonaws.com")));
        Refuses("statement 'Read' names no principal", PolicyKind.Bucket, Read);
        Refuses("names a resource, which a role's trust policy must not", PolicyKind.Trust, Read.By(PolicyPrincipal.Service("a.amazonaws.com")));
        Refuses("the id 'Read' is used by 2 statements", PolicyKind.Managed, Read, Read);
        Refuses("needs an id of letters and digits", PolicyKind.Managed, PolicyStatement.Allow("read it").To("s3:GetObject").On(Bucket));
        Refuses("allows all actions but some", PolicyKind.Managed, PolicyStatement.Allow("A").ToAllBut("s3:GetObject").On(Bucket));
        Refuses("allows everyone but some", PolicyKind.Bucket, Read.ByAllBut(PolicyPrincipal.Aws("arn:aws:iam::111122223333:root")));
    }

    [Theory]
    [InlineData("GetObject")]
    [InlineData("s3:Get Object")]
    [InlineData("s3:GetObject\n")]
    [InlineData("")]
    public void Of_WrongAction_IsRefused(string action) => Refuses($"has the action '{action}'", PolicyKind.Managed, PolicyStatement.Allow("A").To(action).On(Bucket));

    [Theory]
    [InlineData("bucket")]
    [InlineData("arn:aws:s3:::my bucket")]
    [InlineData("")]
    public void Of_WrongResource_IsRefused(string resource) =>
        Refuses($"has the resource '{resource}'", PolicyKind.Managed, PolicyStatement.Allow("A").To("s3:GetObject").On(resource));

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    [InlineData("")]
    public void Of_WrongPrincipal_IsRefused(string arn) => Refuses($"has the principal '{arn}'", PolicyKind.Bucket, Read.By(PolicyPrincipal.Aws(arn)));

    [Fact]
    public void Of_WrongCondition_IsRefused()
    {
        Refuses("gives StringEquals of aws:SourceAccount no value", PolicyKind.Managed, Read.When(PolicyCondition.StringEquals("aws:SourceAccount")));
        Refuses("has the condition key 'SourceAccount'", PolicyKind.Managed, Read.When(PolicyCondition.StringEquals("SourceAccount", "1")));
        Refuses("write printable characters", PolicyKind.Managed, Read.When(PolicyCondition.StringEquals("aws:SourceAccount", "a\tb")));
        Refuses(
            "has StringEquals of aws:SourceAccount more than once",
            PolicyKind.Managed,
            Read.When(PolicyCondition.StringEquals("aws:SourceAccount", "1"), PolicyCondition.StringEquals("aws:SourceAccount", "2")));
    }

    [Theory]
    [InlineData(PolicyKind.Managed, 6_144)]
    [InlineData(PolicyKind.RoleInline, 10_240)]
    [InlineData(PolicyKind.Bucket, 20_480)]
    [InlineData(PolicyKind.Key, 32_768)]
    [InlineData(PolicyKind.Endpoint, 20_480)]
    public void Of_Size_HasTheKindsLimit(PolicyKind kind, int most)
    {
        var smallest = PolicyDocument.Of(kind, Sized(kind, 1)).ToJson().Length;

        Assert.Equal(most, PolicyDocument.Of(kind, Sized(kind, 1 + most - smallest)).ToJson().Length);
        Refuses($"has {most + 1} characters and ", kind, Sized(kind, 2 + most - smallest));
    }

    [Fact]
    public void Of_SeveralProblems_ListsAll()
    {
        var exception = Assert.Throws<ArgumentException>(() => PolicyDocument.Of(PolicyKind.Managed, PolicyStatement.Allow("A"), PolicyStatement.Allow("B").To("x").On("*")));

        Assert.Contains("'A' names no action", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'A' names no resource", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'B' has the action 'x'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'B' allows on every resource", exception.Message, StringComparison.Ordinal);
    }

    private static PolicyStatement Sized(PolicyKind kind, int length)
    {
        var statement = PolicyStatement.Allow("A").To("s3:GetObject").On($"arn:aws:s3:::{new string('b', length)}");
        return kind is PolicyKind.Managed or PolicyKind.RoleInline ? statement : statement.By(PolicyPrincipal.Service("a.amazonaws.com"));
    }

    private static void Refuses(string expected, PolicyKind kind, params PolicyStatement[] statements) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => PolicyDocument.Of(kind, statements)).Message, StringComparison.Ordinal);
}
