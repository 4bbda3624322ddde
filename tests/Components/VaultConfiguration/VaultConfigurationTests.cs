using System.Collections.Immutable;
using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

public sealed class VaultConfigurationTests
{
    private const string Function = "command:local:run";

    private static readonly VaultPath Owner = new(VaultFolder.OfPlatform("iam-system"), "keycloak-db-owner");

    [Fact]
    public async Task Constructor_Provider_SignsInByTheServiceAccountsToken()
    {
        var provider = (await RunAsync())["main-vault-provider"];

        Assert.Equal("https://vault.dev.example.com", provider["address"]);
        Assert.Equal("true", provider["skipChildToken"]);
        Assert.Equal("""{"parameters":{"jwt":"command:local:run-stdout","role":"pulumi"},"path":"auth/kubernetes/login"}""", provider["authLogin"]);
        Assert.Null(provider["token"]);
    }

    [Fact]
    public async Task Constructor_Token_IsForVaultAloneAndIsNotLogged()
    {
        var run = (await RunAsync())[Function];

        Assert.Equal((VaultScripts.CreateToken, "apiVersion: v1", "stderr"), (run["command"], run["stdin"], run["logging"]));
        Assert.Equal(["bash", "-c"], run.Texts("interpreter"));
        Assert.Equal(("vault", "pulumi", "vault", "15m"), (run["environment.NAMESPACE"], run["environment.SERVICE_ACCOUNT"], run["environment.AUDIENCE"], run["environment.DURATION"]));
        // Nobody asks for a token before Vault answers.
        Assert.Equal("main-vault-wait-stdout", run["environment.AFTER"]);
    }

    [Fact]
    public async Task Constructor_Wait_AsksTheAddressForAsLongAsSaid()
    {
        var wait = (await RunAsync(args => args with { WaitMinutes = 5 }))["main-vault-wait"];

        Assert.Equal((WaitForAnswer.Script, WaitForAnswer.Script), (wait["create"], wait["update"]));
        Assert.Equal(("main.dev.example.com: Vault", "https://vault.dev.example.com"), (wait["environment.WHO"], wait["environment.ADDRESS"]));
        Assert.Equal(("30", "10"), (wait["environment.ATTEMPTS"], wait["environment.PAUSE"]));
    }

    [Fact]
    public async Task Constructor_Mounts_AreOfTheEnginesVersionThatKeepsVersions()
    {
        var resources = await RunAsync();

        foreach (var path in new[] { "platform", "teams" })
        {
            var mount = resources[$"main-vault-mount-{path}"];
            Assert.Equal((path, "kv", "2"), (mount["path"], mount["type"], mount["options.version"]));
        }
    }

    [Fact]
    public async Task Constructor_Audit_WritesAFile()
    {
        var audit = (await RunAsync())["main-vault-audit"];

        Assert.Equal(("file", "file", "/vault/audit/audit.log"), (audit["type"], audit["path"], audit["options.file_path"]));
    }

    [Fact]
    public async Task Constructor_Consumer_HasAPolicyAndARoleOfItsServiceAccountOnly()
    {
        var resources = await RunAsync();

        Assert.Equal(VaultPolicies.Of(Consumer).ToHcl(), resources["main-vault-policy-external-secrets"]["policy"]);
        var role = resources["main-vault-role-external-secrets"];
        Assert.Equal(("kubernetes", "external-secrets", "vault"), (role["backend"], role["roleName"], role["audience"]));
        Assert.Equal(["external-secrets"], role.Texts("boundServiceAccountNamespaces"));
        Assert.Equal(["platform-store"], role.Texts("boundServiceAccountNames"));
        Assert.Equal(["external-secrets"], role.Texts("tokenPolicies"));
        Assert.Equal((true, "batch", 600.0, 600.0), (role["tokenNoDefaultPolicy"], role["tokenType"], role["tokenTtl"], role["tokenMaxTtl"]));
    }

    [Fact]
    public async Task Constructor_Policies_AreThoseOfPeopleTeamsAndConsumers()
    {
        var resources = await RunAsync(args => args with { Teams = [VaultPolicyTests.Shop] });

        Assert.Equal(["administrators", "auditors", "external-secrets", "team-shop"], resources.OfType("vault:index/policy:Policy").Select(policy => policy["name"]));
        Assert.Equal(["main-vault-role-external-secrets"], resources.NamesOfType("vault:kubernetes/authBackendRole:AuthBackendRole"));
    }

    [Fact]
    public async Task Constructor_Secret_IsOneDocumentAtItsPath()
    {
        var secret = (await RunAsync())["main-vault-secret-platform/iam-system/keycloak-db-owner"];

        Assert.Equal(("platform", "iam-system/keycloak-db-owner", true), (secret["mount"], secret["name"], secret["deleteAllVersions"]));
        Assert.Equal("""{"password":"hidden-password","username":"keycloak"}""", secret["dataJson"]);
    }

    [Theory]
    [InlineData("http://vault.dev.example.com")]
    [InlineData("https://vault.dev.example.com/")]
    [InlineData("vault.dev.example.com")]
    public async Task Constructor_NoAddress_SaysWhatOneIs(string address) => Assert.Contains(
        $"'{address}' is no address of main.dev.example.com's Vault", await FailAsync(args => args with { Server = args.Server with { Address = address } }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_WrongArguments_NamesEveryProblem()
    {
        var message = await FailAsync(args => args with
        {
            Secrets = [.. args.Secrets, .. args.Secrets],
            Teams = [VaultPolicyTests.Shop],
            Consumers =
            [
                Consumer,
                Consumer with { Secrets = [], Folders = [] },
                Consumer with { Name = "pulumi" },
                Consumer with { Name = "team-shop" },
                Consumer with { Name = "Upper", Secrets = [new(VaultFolder.OfTeam("shop"), "mail")] },
            ],
            WaitMinutes = 0,
        });

        foreach (var expected in new[]
        {
            "WaitMinutes is 0", "Two secrets are 'platform/iam-system/keycloak-db-owner' in Vault", "Two consumers are 'external-secrets'",
            "The consumer 'pulumi' would take the policy of that name", "The consumer 'team-shop' would take the policy of that name", "'Upper' cannot be a consumer's name",
            "The consumer 'Upper' reads 'teams/shop/mail', which is none of the secrets",
        })
            Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    internal static VaultConsumer Consumer { get; } = new() { Name = "external-secrets", ServiceAccount = new ServiceAccountName("external-secrets", "platform-store"), Secrets = [Owner] };

    internal static VaultConfigurationArgs Args() => new()
    {
        Server = new VaultConnection { ClusterName = "main.dev.example.com", Address = "https://vault.dev.example.com", Kubeconfig = Output.CreateSecret("apiVersion: v1") },
        Secrets = [new(Owner, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create("username", Output.Create("keycloak")), KeyValuePair.Create("password", Output.CreateSecret("hidden-password"))]))],
        Consumers = [Consumer],
    };

    private static Task<RegisteredResources> RunAsync(Func<VaultConfigurationArgs, VaultConfigurationArgs>? change = null) => AwsMocks.RunAsync(() => Create(change));

    private static Task<string> FailAsync(Func<VaultConfigurationArgs, VaultConfigurationArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static void Create(Func<VaultConfigurationArgs, VaultConfigurationArgs>? change) => _ = new VaultConfiguration("main-vault", change is null ? Args() : change(Args()));
}
