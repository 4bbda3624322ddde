using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The stack that tests of components are in.</summary>
internal static class TestScope
{
    public const string Cluster = "main.dev.example.com";

    public static PlatformScope Dev { get; } = new("infra", "dev", new AwsAccount("111122223333", "eu-central-1"), "platform", "cc-1001");

    public static AddressPlan Addresses(int clusters, params string[] zones)
    {
        Assert.True(AddressPlan.TryCarve(Cidr.Parse("10.0.0.0/16"), zones, clusters, out var plan, out var problem), problem);
        return plan;
    }

    /// <summary>The keys of the stack, as other components take them.</summary>
    public static Kms Keys() => new("keys", new KmsArgs { Scope = Dev });

    /// <summary>A permissions boundary of the stack, as other components take it.</summary>
    public static PermissionsBoundary Boundary(string thing) => new(
        Dev.Account.IamArn($"policy/infra-dev-{thing}-boundary"),
        new Pulumi.Aws.Iam.Policy($"{thing}-boundary", new Pulumi.Aws.Iam.PolicyArgs { PolicyDocument = "{}", Tags = Dev.Tags.For(thing) }));

    /// <summary>The statement of an id, which must be there.</summary>
    public static PolicyStatement Find(this PolicyDocument document, string sid) => Assert.Single(document.Statements, statement => statement.Sid == sid);

    /// <summary>The condition of a key, which must be there.</summary>
    public static PolicyCondition Find(this PolicyStatement statement, string key) => Assert.Single(statement.Conditions, condition => condition.Key == key);

    public static IEnumerable<string> Sids(this PolicyDocument document) => document.Statements.Select(statement => statement.Sid);
}
