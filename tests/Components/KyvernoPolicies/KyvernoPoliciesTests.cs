using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KyvernoPoliciesTests
{
    private static readonly IReadOnlyList<Team> Teams = [SampleTeams.Shop, SampleTeams.Of("billing", "https://gitlab.example.com/finance/charts.git")];

    private static IReadOnlyList<KubernetesObject> Dev { get; } = Objects(AddonContexts.Dev());

    private static IReadOnlyList<KubernetesObject> Prod { get; } = Objects(AddonContexts.Prod());

    public static TheoryData<string> TenantPolicies => ["external-secret-paths", "images-by-digest", "in-the-mesh", "no-vault-tokens", "platform-secret-stores", "team-labels"];

    [Fact]
    public void Objects_EveryPolicy_SaysWhatItIsFor() => Assert.All(Dev, each =>
    {
        foreach (var annotation in new[] { "title", "description", "severity" })
            Assert.NotEmpty(each.Metadata.Annotations![$"policies.kyverno.io/{annotation}"]);
    });

    // F7: what breaks policies is seen before it is refused.
    [Fact]
    public void Objects_Actions_AreTheEnvironments()
    {
        Assert.All(Actions(Dev), action => Assert.Equal("Audit", action));
        Assert.All(Actions(Prod), action => Assert.Equal("Deny", action));
        Assert.Equal(10, Actions(Prod).Count());
    }

    // F7: without Kyverno the platform's pods start, as Pod Security holds them; teams' wait where policies are enforced.
    [Fact]
    public void Objects_FailurePolicy_LetsThePlatformStartWithoutKyverno()
    {
        Assert.Equal("Ignore", Find("restricted-pods").FailurePolicy);
        Assert.Equal("Fail", Find("team-labels").FailurePolicy);
        Assert.All(Dev.OfType<ValidatingPolicy>(), policy => Assert.Equal("Ignore", policy.Spec.FailurePolicy));
    }

    [Fact]
    public void Restricted_Namespaces_AreAllButThoseWithoutKyverno()
    {
        var requirement = Assert.Single(Find("restricted-pods").MatchConstraints.NamespaceSelector!.MatchExpressions!);

        Assert.Equal(("kubernetes.io/metadata.name", "NotIn"), (requirement.Key, requirement.Operator));
        Assert.Equal(Kyverno.ExcludedNamespaces, requirement.Values);
    }

    [Theory]
    [InlineData("hostNetwork")]
    [InlineData("hostPath")]
    [InlineData("allowPrivilegeEscalation")]
    [InlineData("runAsNonRoot")]
    [InlineData("'ALL'")]
    [InlineData("'RuntimeDefault'")]
    public void Restricted_Validations_HoldTheLevel(string part) => Assert.Contains(Find("restricted-pods").Validations, each => each.Expression.Contains(part, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(TenantPolicies))]
    public void Objects_PoliciesOfTeams_GoByTheLabelOfTheirNamespaces(string name) =>
        Assert.Equal("platform-tenant: true", string.Join(',', Find(name).MatchConstraints.NamespaceSelector!.MatchLabels!.Select(label => $"{label.Key}: {label.Value}")));

    // Kyverno derives policies about Deployments and the like where pods are all that is matched.
    [Theory]
    [InlineData("restricted-pods")]
    [InlineData("images-by-digest")]
    [InlineData("team-labels")]
    public void Objects_PoliciesOfPods_MatchNothingElse(string name) => Assert.Equal(["pods"], Assert.Single(Find(name).MatchConstraints.ResourceRules).Resources);

    [Fact]
    public void ImagesByDigest_Sidecars_AreLetPassByTheirImage()
    {
        var policy = Find("images-by-digest");

        Assert.Contains(policy.Variables!, each => each.Expression == "['docker.io/istio/proxyv2', 'registry.istio.io/release/proxyv2']");
        Assert.Contains("container.image.contains('@sha256:')", Assert.Single(policy.Validations).Expression, StringComparison.Ordinal);
    }

    // Teams have ExternalSecrets on their own paths, and no stores.
    [Fact]
    public void ExternalSecrets_Paths_BeginWithTheNamespace()
    {
        var policy = Find("external-secret-paths");

        Assert.Contains(policy.Variables!, each => each is { Name: "path", Expression: "'teams/' + object.metadata.namespace + '/'" });
        Assert.Equal(3, policy.Validations.Count);
    }

    [Fact]
    public void SecretStores_OfTeams_AreWrittenByThePlatformOnly()
    {
        var policy = Find("platform-secret-stores");

        Assert.Contains("system:serviceaccount:argocd:argocd-application-controller", Assert.Single(policy.Validations).Expression, StringComparison.Ordinal);
        // Who wrote an object is known as it is written, and not later.
        Assert.False(policy.Evaluation.Background.Enabled);
    }

    [Fact]
    public void SecretStores_OfTheWholeCluster_AreRefusedButForTheOneThatListsNamespaces()
    {
        var policy = Find("one-cluster-secret-store");

        Assert.Equal(["clusterexternalsecrets", "clusterpushsecrets", "clustersecretstores"], Assert.Single(policy.MatchConstraints.ResourceRules).Resources);
        Assert.Null(policy.MatchConstraints.NamespaceSelector);
        var expression = Assert.Single(policy.Validations).Expression;
        Assert.StartsWith("object.kind == 'ClusterSecretStore' && object.metadata.name == 'vault' && ", expression, StringComparison.Ordinal);
        Assert.Contains("object.spec.?conditions.orValue([]).size() > 0", expression, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", "https://token.actions.githubusercontent.com", "^https://github[.]com/example-shop/.+@refs/(heads/main|tags/.+)$")]
    [InlineData("billing", "https://gitlab.example.com", "^https://gitlab[.]example[.]com/finance/.+@refs/(heads/main|tags/.+)$")]
    public void SignedImages_Signers_AreThePipelinesBesideTheTeamsCharts(string team, string issuer, string subject)
    {
        var policy = Prod.OfType<ImageValidatingPolicy>().Single(each => each.Metadata.Name == $"signed-images-{team}").Spec;
        var identity = Assert.Single(Assert.Single(policy.Attestors).Cosign.Keyless.Identities);

        Assert.Equal((issuer, subject), (identity.Issuer, identity.SubjectRegExp));
        Assert.Equal(team, policy.MatchConstraints.NamespaceSelector!.MatchLabels!["team"]);
        Assert.Equal(new ImageDigests(MutateDigest: false, VerifyDigest: true, Required: true), policy.ValidationConfigurations);
    }

    [Fact]
    public void SignedImages_WithoutTeams_HaveNoPolicies() =>
        Assert.Empty(KyvernoPolicies.Declare(AddonContexts.Prod()).Objects.OfType<ImageValidatingPolicy>());

    [Fact]
    public void DefaultDeny_TeamsNamespaces_ComesWithThemAndComesBack()
    {
        var policy = Assert.Single(Prod.OfType<GeneratingPolicy>()).Spec;

        Assert.True(policy.Evaluation.GenerateExisting.Enabled && policy.Evaluation.Synchronize.Enabled);
        Assert.Contains("'policyTypes': dyn(['Ingress', 'Egress'])", policy.Variables.Single(each => each.Name == "denial").Expression, StringComparison.Ordinal);
        Assert.Equal(["namespaces"], Assert.Single(policy.MatchConstraints.ResourceRules).Resources);
        Assert.NotNull(policy.MatchConstraints.NamespaceSelector!.MatchLabels!["platform-tenant"]);
    }

    [Fact]
    public void Exceptions_EachOne_HasAReasonAPolicyThatIsThereAndFewObjects() => Assert.All(Prod.OfType<PolicyException>(), exception =>
    {
        Assert.Equal(Kyverno.Namespace, exception.Metadata.Namespace);
        Assert.NotEmpty(exception.Metadata.Annotations!["policies.kyverno.io/description"]);
        Assert.All(exception.Spec.PolicyRefs, policy => Assert.Contains(Prod, each => (each.Kind, each.Metadata.Name) == (policy.Kind, policy.Name)));
        Assert.Equal(["namespace", "app"], exception.Spec.MatchConditions.Select(condition => condition.Name));
    });

    [Fact]
    public void Exceptions_Platform_AreUniqueByName() => Assert.Equal(PolicyExemption.Platform.Count, PolicyExemption.Platform.Select(each => each.Name).Distinct().Count());

    private static IReadOnlyList<KubernetesObject> Objects(AddonContext context) => KyvernoPolicies.Declare(context with { Teams = Teams }).Objects;

    private static ValidatingPolicySpec Find(string name) => Prod.OfType<ValidatingPolicy>().Single(policy => policy.Metadata.Name == name).Spec;

    private static IEnumerable<string> Actions(IReadOnlyList<KubernetesObject> objects) =>
        objects.OfType<ValidatingPolicy>().SelectMany(policy => policy.Spec.ValidationActions).Concat(objects.OfType<ImageValidatingPolicy>().SelectMany(policy => policy.Spec.ValidationActions));
}
