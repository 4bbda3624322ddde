using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PlatformSecretsTests
{
    private const string Password = "random:index/randomPassword:RandomPassword";

    private static readonly VaultPath Owner = Path("iam-system", "keycloak-db-owner");

    [Fact]
    public async Task Constructor_Default_MakesAPasswordForEachGeneratedEntry()
    {
        var resources = await RunAsync(new SecretToMake(Owner, [SecretKey.Generated("password"), SecretKey.Fixed("username", "keycloak"), SecretKey.Generated("pin", 64)]));

        Assert.Equal(["secrets-platform/iam-system/keycloak-db-owner/password", "secrets-platform/iam-system/keycloak-db-owner/pin"], resources.NamesOfType(Password));
        var password = resources["secrets-platform/iam-system/keycloak-db-owner/password"];
        Assert.Equal((40.0, false), (password["length"], password["special"]));
        Assert.Equal(64.0, resources["secrets-platform/iam-system/keycloak-db-owner/pin"]["length"]);
        Assert.False(password.Inputs.TryGetValue("keepers", out var keepers) && keepers is System.Collections.Immutable.ImmutableDictionary<string, object?> { Count: > 0 });
    }

    [Fact]
    public async Task Constructor_NamesThatRunTogether_AreTold()
    {
        var resources = await RunAsync(new(Path("a-b", "c"), [SecretKey.Generated("password")]), new(Path("a", "b-c"), [SecretKey.Generated("password")]));

        Assert.Equal(2, resources.NamesOfType(Password).Distinct().Count());
    }

    [Fact]
    public async Task All_InAnyOrder_IsSortedAndComplete()
    {
        PlatformSecrets? made = null;
        await AwsMocks.RunAsync(() => made = new PlatformSecrets("secrets", new PlatformSecretsArgs
        {
            Secrets = [new(Path("b", "login"), [SecretKey.Generated("z"), SecretKey.Fixed("a", "x")]), new(Path("a", "login"), [SecretKey.Generated("password")])],
        }));

        Assert.Equal(["platform/a/login", "platform/b/login"], made!.All.Select(secret => secret.Path.ToString()));
        Assert.Equal(["a", "z"], made[Path("b", "login")].Entries.Keys);
        Assert.Contains("there are platform/a/login, platform/b/login", Assert.Throws<KeyNotFoundException>(() => made[Owner]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToJson_OfAllKindsOfEntries_HasTheirTexts()
    {
        var json = "";
        await AwsMocks.RunAsync(() => new PlatformSecrets("secrets", new PlatformSecretsArgs
        {
            Secrets = [new(Owner, [SecretKey.Fixed("username", "key\"cloak"), SecretKey.Generated("password")])],
        })[Owner].ToJson().Apply(text => json = text));

        var entries = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        Assert.Equal([("password", "secrets-platform/iam-system/keycloak-db-owner/password-result"), ("username", "key\"cloak")], entries.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public async Task Constructor_GivenEntry_HasTheConfigurationsTextAndMakesNothing()
    {
        var json = "";
        var resources = await AwsMocks.RunAsync(() => new PlatformSecrets("secrets", new PlatformSecretsArgs
        {
            Secrets = [new(Owner, [SecretKey.Given("url", "slackWebhookUrl")])],
            Given = new Dictionary<string, Pulumi.Input<string>> { ["slackWebhookUrl"] = "https://hooks.example.com/1" },
        })[Owner].ToJson().Apply(text => json = text));

        Assert.Equal("""{"url":"https://hooks.example.com/1"}""", json);
        Assert.Empty(resources.NamesOfType(Password));
    }

    [Fact]
    public async Task Constructor_EntryThatNobodyGives_IsRefused()
    {
        var message = await AwsMocks.FailAsync(() => Create(new SecretToMake(Owner, [SecretKey.Given("url", "slackWebhookUrl")])));

        Assert.Contains("is what the configuration's 'slackWebhookUrl' says, and that is not among Given", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_WrongSecrets_NamesEveryProblem()
    {
        var message = await AwsMocks.FailAsync(() => Create(
            new(Owner, [SecretKey.Generated("password", 8), SecretKey.Fixed("password", "x"), SecretKey.Fixed("a/b", "x")]), new(Owner, [])));

        Assert.Contains("Two secrets are 'platform/iam-system/keycloak-db-owner'; rename one", message, StringComparison.Ordinal);
        Assert.Contains("'platform/iam-system/keycloak-db-owner' has no entries", message, StringComparison.Ordinal);
        Assert.Contains("has the entry 'password' twice", message, StringComparison.Ordinal);
        Assert.Contains("an entry 'a/b', which no Secret can have", message, StringComparison.Ordinal);
        Assert.Contains("is to have 8 characters; make it 16 or more", message, StringComparison.Ordinal);
    }

    private static VaultPath Path(string @namespace, string name) => new(VaultFolder.OfPlatform(@namespace), name);

    private static Task<RegisteredResources> RunAsync(params SecretToMake[] secrets) => AwsMocks.RunAsync(() => Create(secrets));

    private static void Create(params SecretToMake[] secrets) => _ = new PlatformSecrets("secrets", new PlatformSecretsArgs { Secrets = secrets });
}
