using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AlertTopicsTests
{
    [Fact]
    public async Task Constructor_Platform_HasAnEncryptedTopicAndAMailForEach()
    {
        var created = await RunAsync(args => args with { Emails = ["platform@example.com", "night@example.com"] });
        var topic = created["alerts-topic"];

        Assert.Equal("infra-dev-alerts", topic["name"]);
        Assert.Contains("kms-alerts", $"{topic["kmsMasterKeyId"]}", StringComparison.Ordinal);
        Assert.Equal("cc-1001", topic["tags.CostCentre"]);
        foreach (var email in new[] { "platform@example.com", "night@example.com" })
            Assert.Equal(["email", email], [created[$"alerts-{email}"]["protocol"], created[$"alerts-{email}"]["endpoint"]]);
    }

    [Fact]
    public async Task Constructor_Team_HasATopicOfItsOwn()
    {
        var created = await RunAsync(args => args with { TeamEmails = new Dictionary<string, IReadOnlyList<string>> { ["shop"] = ["shop@example.com"] } });

        Assert.Equal("infra-dev-alerts-shop", created["alerts-shop-topic"]["name"]);
        Assert.Equal("shop@example.com", created["alerts-shop-shop@example.com"]["endpoint"]);
    }

    [Fact]
    public async Task Constructor_WrongAddresses_Fail()
    {
        Assert.Contains("no e-mail address", await FailAsync(args => args with { Emails = [] }), StringComparison.Ordinal);
        Assert.Contains("'nobody' of the platform is not an e-mail address", await FailAsync(args => args with { Emails = ["nobody"] }), StringComparison.Ordinal);
        Assert.Contains("has 'a@example.com' more than once", await FailAsync(args => args with { Emails = ["a@example.com", "a@example.com"] }), StringComparison.Ordinal);
    }

    private static Task<RegisteredResources> RunAsync(Func<AlertTopicsArgs, AlertTopicsArgs> change) => AwsMocks.RunAsync(() => Create(change));

    private static Task<string> FailAsync(Func<AlertTopicsArgs, AlertTopicsArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static void Create(Func<AlertTopicsArgs, AlertTopicsArgs> change) => _ = new AlertTopics("alerts", change(new AlertTopicsArgs
    {
        Scope = TestScope.Dev,
        Keys = new Kms("kms", new KmsArgs { Scope = TestScope.Dev }),
        Emails = ["platform@example.com"],
    }));
}
