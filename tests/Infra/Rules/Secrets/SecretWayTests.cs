using System.Collections.Immutable;
using Infra.Components;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Secrets;
using Infra.Stacks;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Rules.Secrets;

/// <summary>
/// Every secret of the repository's stacks on its way: made at random, written into each Vault that is to have it, read there by a policy and a role, asked for by a store, brought
/// by an ExternalSecret, named by who uses it. Each link is then taken out, and a rule says so.
/// </summary>
public sealed class SecretWayTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Dictionary<string, Task<PlanningResult>> Plans = Stacks.ToDictionary(
        stack => stack, stack => new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(Repository.Root, stack)), StringComparer.Ordinal);

    private static string[] Stacks => ["dev", "prod"];

    public static TheoryData<string, string> Secrets
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var stack in Stacks)
            {
                foreach (var secret in Plans[stack].GetAwaiter().GetResult().Facts!.Platform!.Declarations.Secrets)
                    all.Add(stack, secret.Path.ToString());
            }
            return all;
        }
    }

    public static TheoryData<string, string> SecretsOfPods
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var stack in Stacks)
            {
                foreach (var secret in Plans[stack].GetAwaiter().GetResult().Facts!.Platform!.Declarations.Secrets.Where(each => each.Secret.InCluster))
                    all.Add(stack, secret.Path.ToString());
            }
            return all;
        }
    }

    [Fact]
    public void Secrets_OfTheStacks_AreThoseOfTheirParts()
    {
        string[] paths =
        [
            "platform/backstage/backstage-db-owner", "platform/backstage/backstage-oidc", "platform/backstage/backstage-session", "platform/iam-system/keycloak-bootstrap",
            "platform/iam-system/keycloak-db-owner", "platform/iam-system/keycloak-pulumi", "platform/observability/grafana-administrator", "platform/observability/grafana-audit-administrator",
            "platform/observability/grafana-audit-oidc", "platform/observability/grafana-oidc", "platform/shop-databases/web-db-owner", "platform/vault/vault-oidc",
            "teams/shop/shop-web-oidc", "teams/shop/web-db-owner", "teams/shop/web-session",
        ];
        Assert.All(Stacks, stack => Assert.Equal(paths, Of(stack).Facts.Platform!.Declarations.Secrets.Select(secret => secret.Path.ToString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Way_FromItsOriginToVault_IsThere(string stack, string path)
    {
        var (plan, facts) = Of(stack);
        var secret = Find(facts, path);
        var origin = secret.SameAs?.ToString() ?? path;
        var made = plan.Resources.Where(resource => resource.Type == VaultTypes.Random && resource.Name.StartsWith($"secrets-{origin}/", StringComparison.Ordinal)).Select(resource => resource.Urn).ToList();

        Assert.Equal(secret.Secret.Keys.Count(key => key.Length is not null), made.Count);
        var written = Written(plan, secret);
        Assert.Equal(secret.OnlyAtHome || stack == "dev" ? 1 : 2, written.Count);
        Assert.All(written, each => Assert.IsType<PlanValue.SecretValue>(each.Inputs["dataJson"]));
        Assert.All(written, each => Assert.Subset(each.DependsOn.ToHashSet(), made.ToHashSet()));
    }

    [Theory]
    [MemberData(nameof(SecretsOfPods))]
    public void Way_FromVaultToItsPods_IsThere(string stack, string path)
    {
        var (plan, facts) = Of(stack);
        var secret = Find(facts, path);
        var external = plan.Manifests.Single(manifest => IsExternal(manifest, secret));

        Assert.Equal(secret.Tenant is null ? "ClusterSecretStore" : "SecretStore", ((PlanValue.TextValue)((PlanValue.MapValue)((PlanValue.MapValue)external.Object["spec"]!)["secretStoreRef"]!)["kind"]!).Value);
        Assert.Equal(secret.OnlyAtHome ? "home-secrets" : "secrets", external.Application);
        var users = plan.Resources.Where(resource => resource.Type.EndsWith(":Application", StringComparison.Ordinal)).Select(resource => PlanJson.Write(plan with { Resources = [resource], Manifests = [] }))
            .Concat(plan.Manifests.Where(manifest => !IsExternal(manifest, secret)).Select(manifest => PlanJson.Write(plan with { Resources = [], Manifests = [manifest] })))
            .Count(text => text.Contains($"\"{secret.Secret.Name}\"", StringComparison.Ordinal) || text.Contains($"name: {secret.Secret.Name}\\n", StringComparison.Ordinal));
        // What a team's pods use, the team's chart says.
        var chart = File.ReadAllText(Path.Combine(Repository.Root, "samples/shop/charts/web/templates/deployment.yaml"));
        Assert.True(secret.Tenant is null ? users > 0 : chart.Contains($"secretName: {secret.Secret.Name}\n", StringComparison.Ordinal), $"nobody uses {path}");
    }

    [Theory]
    [MemberData(nameof(SecretsOfPods))]
    public void Way_EachLinkTakenOut_IsSaidByARule(string stack, string path)
    {
        var (plan, facts) = Of(stack);
        var secret = Find(facts, path);
        var (reader, folder) = secret.Tenant is null ? ("platform", secret.Path.DataPath) : ($"namespace-{secret.Secret.Namespace}", $"teams/data/{secret.Secret.Namespace}/*");
        var random = plan.Resources.Where(resource => resource.Type == VaultTypes.Random).Select(resource => resource.Urn).ToHashSet();

        AssertSaid("SEC001", plan with { Resources = Change(plan, resource => Written(plan, secret).Contains(resource), resource => resource with { DependsOn = [.. resource.DependsOn.Where(urn => !random.Contains(urn))] }) }, facts);
        AssertSaid("SEC001", plan with { Resources = [.. plan.Resources.Where(resource => !Written(plan, secret).Contains(resource))] }, facts);
        AssertSaid("SEC002", plan with { Resources = Change(plan, resource => IsNamed(resource, VaultTypes.Policy, "name", reader), resource => With(resource, "policy", text => text.Replace($"\"{folder}\"", "\"platform/data/other\"", StringComparison.Ordinal))) }, facts);
        AssertSaid("SEC002", plan with { Resources = Change(plan, resource => IsNamed(resource, VaultTypes.Role, "roleName", reader), resource => With(resource, "audience", _ => "other")) }, facts);
        AssertSaid("SEC002", plan with { Resources = [.. plan.Resources.Where(resource => !IsNamed(resource, VaultTypes.Role, "roleName", reader))] }, facts);
        AssertSaid(null, plan with { Manifests = [.. plan.Manifests.Where(manifest => !IsStoreOf(manifest, secret))] }, facts);
        // Whom a team's pods name is in the team's repository, which no plan has.
        if (secret.Tenant is null)
            AssertSaid("SEC004", plan with { Manifests = [.. plan.Manifests.Where(manifest => !IsExternal(manifest, secret))] }, facts);
        AssertSaid("SEC001", plan with { Manifests = Change(plan, secret, manifest => manifest with { Object = manifest.Object.With("spec data 0 remoteRef key", "\"platform/other/secret\"") }) }, facts);
        AssertSaid("SEC001", plan with { Manifests = Change(plan, secret, manifest => manifest with { Object = manifest.Object.With("spec data 0 remoteRef property", "\"other\"") }) }, facts);
        AssertSaid("F5", plan with { Manifests = Change(plan, secret, manifest => manifest with { Object = manifest.Object.With("spec data 0 remoteRef decodingStrategy", null) }) }, facts);
    }

    private static void AssertSaid(string? rule, Plan plan, PlanFacts facts)
    {
        var findings = PlanReview.Run(plan, facts, [], Today).Plan.Findings.Where(finding => finding.Rule != "SEC003").ToList();
        Assert.NotEmpty(findings);
        if (rule is not null)
            Assert.Contains(findings, finding => finding.Rule == rule);
    }

    private static (Plan Plan, PlanFacts Facts) Of(string stack)
    {
        var planning = Plans[stack].GetAwaiter().GetResult();
        return (planning.Plan!, planning.Facts!);
    }

    private static PlatformSecret Find(PlanFacts facts, string path) => facts.Platform!.Declarations.Secrets.Single(secret => secret.Path.ToString() == path);

    private static List<PlanResource> Written(Plan plan, PlatformSecret secret) =>
        [.. plan.Resources.Where(resource => IsNamed(resource, VaultTypes.Secret, "mount", secret.Path.Folder.Mount) && IsNamed(resource, VaultTypes.Secret, "name", secret.Path.NameInMount))];

    private static bool IsNamed(PlanResource resource, string type, string input, string text) => resource.Type == type && resource.Inputs[input] is PlanValue.TextValue { Value: var value } && value == text;

    private static bool IsExternal(PlanManifest manifest, PlatformSecret secret) => Is(manifest, "ExternalSecret", secret.Secret.Namespace, secret.Secret.Name);

    private static bool IsStoreOf(PlanManifest manifest, PlatformSecret secret) =>
        secret.Tenant is null ? Is(manifest, "ClusterSecretStore", null, "vault") : Is(manifest, "SecretStore", secret.Secret.Namespace, "vault");

    private static bool Is(PlanManifest manifest, string kind, string? @namespace, string name) =>
        Text(manifest.Object, "kind") == kind && manifest.Object["metadata"] is PlanValue.MapValue metadata && Text(metadata, "namespace") == @namespace && Text(metadata, "name") == name;

    private static string? Text(PlanValue.MapValue map, string key) => (map[key] as PlanValue.TextValue)?.Value;

    private static PlanResource With(PlanResource resource, string input, Func<string, string> change) =>
        resource with { Inputs = new PlanValue.MapValue(resource.Inputs.Items.SetItem(input, new PlanValue.TextValue(change(Text(resource.Inputs, input)!)))) };

    private static ImmutableArray<PlanResource> Change(Plan plan, Func<PlanResource, bool> which, Func<PlanResource, PlanResource> change) =>
        [.. plan.Resources.Select(resource => which(resource) ? change(resource) : resource)];

    private static ImmutableArray<PlanManifest> Change(Plan plan, PlatformSecret secret, Func<PlanManifest, PlanManifest> change) =>
        [.. plan.Manifests.Select(manifest => IsExternal(manifest, secret) ? change(manifest) : manifest)];
}
