using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// What GitHub Actions may do in the account: a role that previews the stack from pull requests and reads only, and one that deploys it from
/// the GitHub environment of the stack's name. Workflows hold no credentials; each run gets an hour's by its own token.
/// </summary>
/// <remarks>
/// <para>The first <c>up</c> of an environment is an administrator's: it makes these roles, and what they may not make. So is every <c>up</c> that changes
/// a boundary of roles.</para>
/// <para>These two roles have no boundary: <c>preview</c> only reads, and <c>up</c> reaches more than the one policy of a boundary can list. Denials
/// keep it from these roles, from their policies and from the boundaries of all other roles.</para>
/// <para>The GitHub environment must be protected (reviewers, the default branch only), as it alone stands before <c>up</c>. Who can push a branch can
/// have a pull request run what he likes as <c>preview</c>, and so read the stack's secrets in the state; forks cannot.</para>
/// </remarks>
public sealed class GitHubActions : ComponentResource
{
    internal const string Thing = "github";

    private const int SessionInSeconds = 3600;

    private readonly string _name;
    private readonly GitHubActionsArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">An argument is of another form, has a wildcard, or makes a name too long.</exception>
    public GitHubActions(string name, GitHubActionsArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:GitHubActions", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;
        PreviewRoleArn = args.Scope.Account.IamArn($"role/{NameOf("preview").Role()}");
        UpRoleArn = args.Scope.Account.IamArn($"role/{NameOf("up").Role()}");

        var provider = args.CreateProvider ? CreateProvider() : null;
        var read = CreatePolicy("read", "Reads how the stack's resources are set up", ReadPolicies.Describe(args.Scope));
        Preview = CreateRole("preview", "Previews the stack from pull requests", GitHubTrust.Preview(args), provider);
        Attach("preview", Preview, "read", read);
        Attach("preview", Preview, "state", CreatePolicy("preview-state", "Reads the stack's state", StatePolicies.Read(args)));

        Up = CreateRole("up", "Deploys the stack from its GitHub environment", GitHubTrust.Up(args), provider);
        Attach("up", Up, "read", read);
        Attach("up", Up, "state", CreatePolicy("up-state", "Keeps the stack's state", StatePolicies.Write(args)));
        foreach (var (part, policy) in UpPolicies.All(args))
            Attach("up", Up, part, CreatePolicy($"up-{part}", $"Deploys the stack: {part}", policy));

        RegisterOutputs(new Dictionary<string, object?> { ["previewRoleArn"] = PreviewRoleArn, ["upRoleArn"] = UpRoleArn });
    }

    /// <summary>The role of pull requests.</summary>
    public Aws.Iam.Role Preview { get; }

    /// <summary>The role of deployments.</summary>
    public Aws.Iam.Role Up { get; }

    /// <summary>ARN of the role of pull requests, known in a plan.</summary>
    public string PreviewRoleArn { get; }

    /// <summary>ARN of the role of deployments, known in a plan.</summary>
    public string UpRoleArn { get; }

    private ResourceName NameOf(string part) => _args.Scope.Name($"{Thing}-{part}");

    // No thumbprint: for GitHub AWS trusts its own list of certificate authorities
    // (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html).
    private Aws.Iam.OpenIdConnectProvider CreateProvider() => new($"{_name}-provider", new Aws.Iam.OpenIdConnectProviderArgs
    {
        Url = $"https://{GitHubTrust.Issuer}",
        ClientIdLists = { GitHubTrust.Audience },
        Tags = _args.Scope.Tags.For(NameOf("provider").ToString()),
    }, Child());

    private Aws.Iam.Role CreateRole(string part, string description, PolicyDocument trust, Aws.Iam.OpenIdConnectProvider? provider) =>
        new($"{_name}-{part}", new Aws.Iam.RoleArgs
        {
            Name = NameOf(part).Role(),
            Description = description,
            AssumeRolePolicy = trust.ToJson(),
            MaxSessionDuration = SessionInSeconds,
            Tags = _args.Scope.Tags.For(NameOf(part).ToString()),
        }, Child(provider is null ? [] : [provider]));

    private Aws.Iam.Policy CreatePolicy(string part, string description, PolicyDocument policy) => new($"{_name}-{part}-policy", new Aws.Iam.PolicyArgs
    {
        Name = NameOf(part).Policy(),
        Description = description,
        PolicyDocument = policy.ToJson(),
        Tags = _args.Scope.Tags.For(NameOf(part).ToString()),
    }, Child());

    private void Attach(string to, Aws.Iam.Role role, string part, Aws.Iam.Policy policy) =>
        _ = new Aws.Iam.RolePolicyAttachment($"{_name}-{to}-{part}", new Aws.Iam.RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = policy.Arn }, Child());

    private CustomResourceOptions Child(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };
}
