namespace Infra.Stacks;

/// <summary><c>platform:github</c>.</summary>
internal sealed class GitHubShape : ObjectShape<EnvironmentGitHub>
{
    private static readonly Property<string> Repository = Property<string>.Required("repository", PlainText.Repository, "The repository whose workflows may preview and update the environment.");

    private static readonly Property<string> StateBucket = Property<string>.OrNothing(
        "stateBucket", PlainText.Bucket, StateBackend.BucketForm, "The bucket that Pulumi keeps its state in, in the stack's region.");

    private static readonly Property<string> SecretsKeyAlias = Property<string>.OrNothing(
        "secretsKeyAlias", PlainText.KeyAlias, StateBackend.KeyAliasForm, "The alias of the key that encrypts Pulumi's secrets, in the stack's region.");

    private static readonly Property<bool> CreateProvider = Property<bool>.Optional(
        "createProvider", new BooleanShape(true), true, "Whether the stack makes GitHub's OIDC provider; `false` where the account has it already, for it can have one only.");

    public override IReadOnlyList<Property> Properties { get; } = [Repository, StateBucket, SecretsKeyAlias, CreateProvider];

    protected override EnvironmentGitHub Build(ObjectReading reading) => new()
    {
        Repository = reading.Get(Repository),
        StateBucket = reading.Find(StateBucket),
        SecretsKeyAlias = reading.Find(SecretsKeyAlias),
        CreateProvider = reading.Get(CreateProvider),
    };
}
