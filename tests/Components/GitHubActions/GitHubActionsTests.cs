using Infra.Components;

namespace Infra.Tests.Components;

public sealed class GitHubActionsTests
{
    private static readonly string[] UpParts = ["clusters", "guard", "identity", "network", "read", "state", "storage"];

    [Fact]
    public async Task Constructor_Defaults_MakesTwoRolesOfAnHourWithTheirPolicies()
    {
        var resources = await RunAsync();

        Assert.Equal(["github-preview", "github-up"], resources.NamesOfType("aws:iam/role:Role"));
        foreach (var role in resources.OfType("aws:iam/role:Role"))
            Assert.Equal([$"infra-dev-{role.Name}", 3600.0, "platform"], [role["name"], role["maxSessionDuration"], role["tags.Owner"]]);
        Assert.Equal(
            ["github-preview-read", "github-preview-state", .. UpParts.Select(part => $"github-up-{part}")],
            resources.NamesOfType("aws:iam/rolePolicyAttachment:RolePolicyAttachment"));
        Assert.All(UpParts, part => Assert.Equal("infra-dev-github-up", resources[$"github-up-{part}"]["role"]));
        Assert.Equal("arn:of:github-up-guard-policy", resources["github-up-guard"]["policyArn"]);
        Assert.Equal(["arn:of:github-read-policy", "arn:of:github-read-policy"], [resources["github-up-read"]["policyArn"], resources["github-preview-read"]["policyArn"]]);
    }

    [Fact]
    public async Task Constructor_Defaults_TrustsGitHubWithoutThumbprints()
    {
        var provider = (await RunAsync())["github-provider"];

        Assert.Equal("https://token.actions.githubusercontent.com", provider["url"]);
        Assert.Equal(["sts.amazonaws.com"], provider.Texts("clientIdLists"));
        Assert.Null(provider["thumbprintLists"]);
    }

    [Fact]
    public async Task Constructor_ProviderOfAnotherStack_IsTrustedAndNotMade()
    {
        var resources = await RunAsync(args => args with { CreateProvider = false });

        Assert.Empty(resources.OfType("aws:iam/openIdConnectProvider:OpenIdConnectProvider"));
        Assert.Contains(
            "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
            resources["github-up"].Text("assumeRolePolicy"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoleArns_Plan_AreKnown()
    {
        GitHubActions? actions = null;
        await AwsMocks.RunAsync(() => actions = Create(args => args));

        Assert.Equal("arn:aws:iam::111122223333:role/infra-dev-github-preview", actions!.PreviewRoleArn);
        Assert.Equal("arn:aws:iam::111122223333:role/infra-dev-github-up", actions.UpRoleArn);
    }

    [Theory]
    [InlineData("example")]
    [InlineData("example/*")]
    [InlineData("example/platform:ref")]
    [InlineData("example@1/platform")]
    [InlineData("https://github.com/example/platform")]
    public async Task Constructor_WrongRepository_Fails(string repository) =>
        Assert.Contains($"'{repository}' is not a repository", await FailAsync(args => args with { Repository = repository }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_WrongArguments_Fails()
    {
        Assert.Contains("'release/*' is not a branch", await FailAsync(args => args with { Branch = "release/*" }), StringComparison.Ordinal);
        Assert.Contains("'s3://state' in StateBucket", await FailAsync(args => args with { StateBucket = "s3://state" }), StringComparison.Ordinal);
        Assert.Contains("'pulumi' is not a key's alias", await FailAsync(args => args with { SecretsKeyAlias = "pulumi" }), StringComparison.Ordinal);
        Assert.Contains("cannot bound roles", await FailAsync(args => args with { WorkloadBoundaryArn = "arn:aws:iam::aws:policy/AdministratorAccess" }), StringComparison.Ordinal);
        Assert.Contains("cannot bound roles", await FailAsync(args => args with { WorkloadBoundaryArn = "arn:aws:iam::111122223333:policy/*" }), StringComparison.Ordinal);
    }

    private static Task<RegisteredResources> RunAsync(Func<GitHubActionsArgs, GitHubActionsArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<GitHubActionsArgs, GitHubActionsArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static GitHubActions Create(Func<GitHubActionsArgs, GitHubActionsArgs> change) => new("github", change(GitHubPoliciesTests.Args));
}
