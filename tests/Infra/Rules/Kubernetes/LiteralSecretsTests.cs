using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class LiteralSecretsTests : RuleTest<LiteralSecrets>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("data")]
    [InlineData("stringData")]
    public void Check_SecretWithContent_Breaks(string key)
    {
        var plan = new PlatformPlan().Add("shop-config", $$"""{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "shop"}, "{{key}}": {"a": "Yg=="} }""");
        AssertBroken(plan, plan.SubjectOf("Secret/s"), "a Secret with its content");
    }

    [Fact]
    public void Check_EmptySecret_Holds() =>
        AssertHolds(new PlatformPlan().Add("shop-config", """{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "shop"}, "data": {}}"""));

    [Fact]
    public void Check_PrivateKey_Breaks()
    {
        var plan = new PlatformPlan().Add(
            "shop-config", """{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c", "namespace": "shop"}, "data": {"key.pem": "-----BEGIN EC PRIVATE KEY-----\nMHcC"}}""");
        AssertBroken(plan, plan.SubjectOf("ConfigMap/c"), "\"data.key.pem\" holds a private key");
    }

    [Theory]
    [InlineData("auth", """{"adminPassword": "x"}""", "valuesObject.auth.adminPassword")]
    [InlineData("auth", """{"tls": ["-----BEGIN PRIVATE KEY-----"]}""", "valuesObject.auth.tls[0]")]
    [InlineData("s3", """{"secret_access_key": "x"}""", "valuesObject.s3.secret_access_key")]
    [InlineData("env", """[{"name": "DB_PASSWORD", "value": "x"}]""", "valuesObject.env[0].value")]
    public void Check_ValueThatIsASecret_Breaks(string key, string value, string path) =>
        AssertBroken(new PlatformPlan().WithValue("shop", key, value), PlatformPlan.UrnOf("shop"), $"\"{path}\" is the text of a secret");

    [Fact]
    public void Check_ReleaseWithASecret_Breaks() =>
        AssertBroken(new PlatformPlan().WithInput(PlatformPlan.ReleaseUrn, "values configs secret argocdServerAdminPassword", "\"x\""), PlatformPlan.ReleaseUrn, "argocdServerAdminPassword");

    [Theory]
    [InlineData("""{"passwordKey": "password", "existingSecret": "s", "existingSecretKey": "password"}""")]
    [InlineData("""{"clientSecret": "$oidc.clientSecret", "token": ""}""")]
    [InlineData("""{"token": "/var/run/secrets/token", "password": "${PASSWORD}"}""")]
    [InlineData("""{"automountServiceAccountToken": true, "tokenReviewer": "x"}""")]
    [InlineData("""[{"name": "AWS_WEB_IDENTITY_TOKEN_FILE", "value": "token"}]""")]
    [InlineData("""[{"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "s", "key": "password"}}}]""")]
    public void Check_ValueThatRefersToASecret_Holds(string value) => AssertHolds(new PlatformPlan().WithValue("shop", "auth", value));
}
