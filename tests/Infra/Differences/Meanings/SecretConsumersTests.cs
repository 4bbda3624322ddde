using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

public sealed class SecretConsumersTests
{
    [Fact]
    public void Changes_PropertiesMore_AreOneRowOfTheSecret() => MeaningAssert.BothWays(
        External("[{secretKey: a, remoteRef: {key: shop/pay, property: a}}]"),
        External("[{secretKey: a, remoteRef: {key: shop/pay, property: a}}, {secretKey: b, remoteRef: {key: shop/pay, property: b}}, {secretKey: c, remoteRef: {key: shop/pay, property: c}}]"),
        "! SecretConsumer: shop/pay | b, c of teams/shop/pay | - > read", "SecretConsumer: shop/pay | b, c of teams/shop/pay | read > -");

    [Fact]
    public void Changes_WholeSecret_SaysSo() => MeaningAssert.Changes(
        External("[]"), External("[]", "dataFrom: [{extract: {key: shop/all}}], "), "! SecretConsumer: shop/pay | everything of teams/shop/all | - > read");

    [Fact]
    public void Changes_NamespacesOfStore_WidenWhereTheyAreMore() => MeaningAssert.BothWays(
        Store("[{namespaces: [shop]}]"), Store("[{namespaces: [shop, other]}]"),
        "! SecretConsumer: other/* | what ClusterSecretStore vault reads as role platform | - > read", "SecretConsumer: other/* | what ClusterSecretStore vault reads as role platform | read > -");

    [Fact]
    public void Changes_StoreForEverybody_CoversItsNamespaces() => MeaningAssert.Changes(
        Store("[{namespaces: [shop]}]"), Store("[]"),
        "! SecretConsumer: */* | what ClusterSecretStore vault reads as role platform | - > read",
        "SecretConsumer: shop/* | what ClusterSecretStore vault reads as role platform | read > covered by */*");

    [Fact]
    public void Changes_SecretOfAws_SaysWhoReadsIt()
    {
        var rows = MeaningAssert.Lines(Aws("secretsmanager:DescribeSecret"), Aws("secretsmanager:Get*"));
        Assert.Contains("! SecretConsumer: reader | AWS secret recovery | - > read", rows);
        Assert.Contains("SecretConsumer: reader | AWS secret recovery | read > -", MeaningAssert.Lines(Aws("secretsmanager:Get*"), Aws("secretsmanager:DescribeSecret")));
        Assert.DoesNotContain(rows, row => row.Contains("AWS secret other", StringComparison.Ordinal));
    }

    private static Plan External(string data, string more = "") => MeaningAssert.Objects($$"""
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: shop}
        spec: {provider: {vault: {path: teams, auth: {kubernetes: {role: shop} } } } }
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: pay, namespace: shop}
        spec: { {{more}}data: {{data}}, secretStoreRef: {kind: SecretStore, name: vault} }
        """);

    private static Plan Store(string conditions) => MeaningAssert.Objects($$"""
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: {name: vault}
        spec: {conditions: {{conditions}}, provider: {vault: {path: platform, auth: {kubernetes: {role: platform} } } } }
        """);

    private static Plan Aws(string action) => new PlanBuilder()
        .Add("aws:secretsmanager/secret:Secret", "s", """{"name": "recovery"}""")
        .Add("aws:secretsmanager/secret:Secret", "o", """{"name": "other"}""")
        .Add("aws:iam/rolePolicy:RolePolicy", "p", $$"""{"role": "reader", "policy": {"Statement": {"Effect": "Allow", "Action": "{{action}}", "Resource": "arn:aws:secretsmanager:eu-central-1:1:secret:recovery-??????"} } }""")
        .Build();
}
