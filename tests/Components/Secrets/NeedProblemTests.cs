using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Secrets, databases and sign-ins that cannot be: each is an error that says what to change.</summary>
public sealed class NeedProblemTests
{
    [Fact]
    public void Derive_SecretOfANamespaceNobodyDeclares_IsUnknown() => Broken(
        addon => addon with { Secrets = [Secret("lost", "nowhere")] }, PlatformProblemCode.Unknown, "'nowhere'", "metrics-store/lost");

    [Fact]
    public void Derive_SecretWithoutEntries_IsImpossible() => Broken(
        addon => addon with { Secrets = [Secret("empty", "metrics-store") with { Keys = [] }] }, PlatformProblemCode.Impossible, "Keys");

    [Fact]
    public void Derive_TwoEntriesOfOneName_AreTwice() => Broken(
        addon => addon with { Secrets = [Secret("twin", "metrics-store") with { Keys = [SecretKey.Generated("key"), SecretKey.Fixed("key", "x")] }] }, PlatformProblemCode.DeclaredTwice, "'key'");

    [Fact]
    public void Derive_TwoSecretsOfOnePath_NameBoth() => Broken(
        addon => addon with { Secrets = [Secret("portal-oidc", "portal")] }, PlatformProblemCode.DeclaredTwice, "portal-oidc", "portal", "metrics-store");

    [Theory]
    [InlineData("vault")]
    [InlineData("external-secrets")]
    public void Derive_SecretsWithoutWhoKeepsThem_AreUnknown(string name)
    {
        var problems = Assert.Throws<PlatformException>(() => PlatformModel.Derive(SecretAddons.Context(), SecretAddons.All().Where(addon => addon.Name.Value != name))).Problems;

        Assert.Contains(problems, problem => problem.Code == PlatformProblemCode.Unknown && problem.Message.Contains($"'{name}'", StringComparison.Ordinal));
    }

    [Fact]
    public void Derive_DatabaseOutsideOfTheMesh_IsImpossible() =>
        Assert.Contains(ProblemsOf(WithDatabase("metrics-store")), problem => problem.Code == PlatformProblemCode.Impossible && problem.Message.Contains("outside of the mesh", StringComparison.Ordinal));

    [Fact]
    public void Derive_DatabaseWithoutItsOperator_NamesBothAddons()
    {
        var messages = ProblemsOf(WithDatabase("portal")).Select(problem => problem.Message).ToList();

        Assert.Contains(messages, message => message.Contains("'cloudnative-pg'", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("'barman-cloud-plugin'", StringComparison.Ordinal));
    }

    [Fact]
    public void Derive_RedirectToAHostOfAnother_IsUnknown() => Broken(
        addon => addon with { SsoClients = [new SsoClient { ClientId = "metrics", DisplayName = "Metrics", Redirects = [new SsoRedirect("portal", "/callback")] }] },
        PlatformProblemCode.Unknown, "'portal'", "it has none");

    [Theory]
    [InlineData("callback")]
    [InlineData("/*")]
    public void Derive_RedirectPathThatIsNoPage_IsImpossible(string path) => Broken(
        SecretAddons.HomeName,
        addon => addon with { SsoClients = [addon.SsoClients[0] with { Redirects = [new SsoRedirect("portal", path)] }] }, PlatformProblemCode.Impossible, $"'{path}'");

    [Fact]
    public void Derive_LocalRedirectElsewhere_IsImpossible() => Broken(
        addon => addon with { SsoClients = [new SsoClient { ClientId = "metrics", DisplayName = "Metrics", LocalRedirects = ["http://example.com/callback"] }] },
        PlatformProblemCode.Impossible, "http://example.com/callback");

    [Fact]
    public void Derive_TwoClientsOfOneId_NameBoth() => Broken(
        addon => addon with { SsoClients = [new SsoClient { ClientId = "portal", DisplayName = "Metrics" }] }, PlatformProblemCode.DeclaredTwice, "'portal'", "metrics-store");

    [Fact]
    public void Derive_EverywhereAfterWhatIsAtHome_IsImpossible() => Broken(
        addon => addon with { DependsOn = [SecretAddons.HomeName] }, PlatformProblemCode.Impossible, "'portal'", "HomeCluster");

    private static AddonSecret Secret(string name, string @namespace) => new() { Name = name, Namespace = @namespace, Keys = [SecretKey.Generated("key")] };

    private static IEnumerable<Addon> WithDatabase(string @namespace) => SecretAddons.All().Select(addon => addon.Name == SecretAddons.HomeName
        ? addon with { Databases = [new Database { Name = "portal-db", Namespace = @namespace, DatabaseName = "portal", Storage = "5Gi" }] }
        : addon);

    private static void Broken(Func<Addon, Addon> change, PlatformProblemCode code, params string[] words) => Broken(SecretAddons.EverywhereName, change, code, words);

    private static void Broken(AddonName name, Func<Addon, Addon> change, PlatformProblemCode code, params string[] words)
    {
        var problem = Assert.Single(ProblemsOf(SecretAddons.All().Select(addon => addon.Name == name ? change(addon) : addon)));

        Assert.Equal(code, problem.Code);
        Assert.All(words, word => Assert.Contains(word, problem.ToString(), StringComparison.Ordinal));
    }

    private static IReadOnlyList<PlatformProblem> ProblemsOf(IEnumerable<Addon> addons) =>
        Assert.Throws<PlatformException>(() => PlatformModel.Derive(SecretAddons.Context(), addons)).Problems;
}
