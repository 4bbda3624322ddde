using Infra.Rules.Secrets;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Secrets;

public sealed class NamedSecretsTests : RuleTest<NamedSecrets>
{
    private const string Wave = "metadata annotations argocd.argoproj.io/sync-wave";
    private static readonly string Shop = PlatformPlan.UrnOf("shop");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Fact]
    public void Check_PlanWithoutKubernetes_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Theory]
    [InlineData("existingSecret", "\"other\"", "\"existingSecret\" names the Secret \"other\" in shop, which nobody makes.")]
    [InlineData("auth", """{"existingSecretName": "other"}""", "\"auth.existingSecretName\"")]
    [InlineData("env", """[{"valueFrom": {"secretKeyRef": {"name": "other", "key": "x"}}}]""", "\"env[0].valueFrom.secretKeyRef\"")]
    [InlineData("envFrom", """[{"secretRef": {"name": "other"}}]""", "\"envFrom[0].secretRef\"")]
    [InlineData("volumes", """[{"secret": {"secretName": "other"}}]""", "\"volumes[0].secret.secretName\"")]
    [InlineData("volumes", """[{"projected": {"sources": [{"secret": {"name": "other"}}]}}]""", "\"volumes[0].projected.sources[0].secret\"")]
    [InlineData("imagePullSecrets", """["other"]""", "\"imagePullSecrets\"")]
    [InlineData("imagePullSecrets", """[{"name": "other"}]""", "\"imagePullSecrets\"")]
    [InlineData("adminPasswordSecret", """{"name": "other"}""", "\"adminPasswordSecret\"")]
    [InlineData("extraEnv", "\"- name: A\\n  valueFrom:\\n    secretKeyRef:\\n      name: other\\n      key: x\\n\"", "\"extraEnv[0].valueFrom.secretKeyRef\"")]
    public void Check_SecretThatNobodyMakes_Breaks(string path, string json, string message) => AssertBroken(new PlatformPlan().WithValue("shop", path, json), Shop, message);

    [Theory]
    [InlineData("env", """[{"valueFrom": {"secretKeyRef": {"name": "other", "key": "x", "optional": true}}}]""")]
    [InlineData("volumes", """[{"secret": {"secretName": "other", "optional": true}}]""")]
    [InlineData("existingSecretKey", "\"password\"")]
    [InlineData("existingSecret", "\"\"")]
    [InlineData("certificate", """{"secretName": "other", "issuerRef": {"name": "internal"}}""")]
    [InlineData("acme", """{"privateKeySecretRef": {"name": "other"}}""")]
    public void Check_WhatMayBeAway_OrIsMadeThere_Holds(string path, string json) => AssertHolds(new PlatformPlan().WithValue("shop", path, json));

    [Theory]
    [InlineData("argocd", "argocd-redis")]
    [InlineData("argocd", "argocd-server-tls")]
    [InlineData("database", null)]
    public void Check_SecretOfAController_Holds(string application, string? name) => AssertHolds(name is null
        ? new PlatformPlan().With("Cluster/shop", "spec superuserSecret", """{"name": "shop-superuser"}""")
        : new PlatformPlan().WithValue(application, "existingSecret", $"\"{name}\""));

    [Fact]
    public void Check_SecretOfAnotherNamespace_Breaks() =>
        AssertBroken(new PlatformPlan().WithValue("shop", "existingSecret", "\"password\""), Shop, "the Secret \"password\" in shop, which nobody makes");

    [Theory]
    [InlineData("Cluster/shop", "spec bootstrap initdb secret name", "\"spec.bootstrap.initdb.secret\" names the Secret \"other\" in data")]
    [InlineData("Gateway/gateway", "spec servers 1 tls credentialName", "\"spec.servers[1].tls.credentialName\" names the Secret \"other\" in ingress")]
    public void Check_ObjectThatNamesAnother_Breaks(string id, string path, string message)
    {
        var plan = new PlatformPlan().With(id, path, "\"other\"");
        AssertBroken(plan, plan.SubjectOf(id), message);
    }

    [Fact]
    public void Check_IssuerOfItsOwnKey_LooksAnywhere()
    {
        AssertHolds(new PlatformPlan().With("ClusterIssuer/internal", "spec ca", """{"secretName": "argocd-server-tls"}"""));
        var plan = new PlatformPlan().With("ClusterIssuer/internal", "spec ca", """{"secretName": "other"}""");
        AssertBroken(plan, plan.SubjectOf("ClusterIssuer/internal"), "names the Secret \"other\", which nobody makes");
    }

    [Fact]
    public void Check_PolicyThatTellsOfSecrets_Holds() => AssertHolds(new PlatformPlan().With("ValidatingPolicy/labels", "spec", """{"pattern": {"secretName": "?*"}}"""));

    [Fact]
    public void Check_ConsumerThatComesWithItsSecret_Breaks()
    {
        var plan = new PlatformPlan();
        plan.WithInput(Shop, Wave, $"\"{plan.WaveOf("secrets")}\"");
        AssertBroken(plan, Shop, "it is delivered no later than that, by secrets");
    }
}
