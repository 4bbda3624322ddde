using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The stack's customer-managed keys, one per purpose, each with yearly rotation, a written policy and the alias
/// <c>alias/{project}-{stack}-{thing}</c>.
/// </summary>
public sealed class Kms : ComponentResource
{
    private readonly Dictionary<KeyPurpose, Aws.Kms.Key> _keys = [];

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">An argument is out of KMS's range.</exception>
    public Kms(string name, KmsArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Kms", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();

        foreach (var purpose in Enum.GetValues<KeyPurpose>())
            _keys.Add(purpose, Create(name, args, purpose));
        if (args.EncryptsVolumesByDefault)
            EncryptVolumes(name, args);

        RegisterOutputs(_keys.ToDictionary(key => $"{KeyNames.Thing(key.Key)}KeyArn", object? (key) => key.Value.Arn));
    }

    /// <summary>The key for a purpose.</summary>
    public Aws.Kms.Key this[KeyPurpose purpose] => _keys[purpose];

    private Aws.Kms.Key Create(string name, KmsArgs args, KeyPurpose purpose)
    {
        var thing = KeyNames.Thing(purpose);
        var key = new Aws.Kms.Key($"{name}-{thing}", new Aws.Kms.KeyArgs
        {
            Description = KeyNames.Describe(purpose),
            EnableKeyRotation = true,
            RotationPeriodInDays = args.RotationPeriodInDays,
            DeletionWindowInDays = args.DeletionWindowInDays,
            Policy = KeyPolicies.For(args.Scope, purpose, args.RolesOf(purpose)).ToJson(),
            Tags = args.Scope.Tags.For(args.Scope.Name(thing).ToString()),
        }, Child(args));

        _ = new Aws.Kms.Alias($"{name}-{thing}-alias", new Aws.Kms.AliasArgs
        {
            Name = KeyNames.Alias(args.Scope, purpose),
            TargetKeyId = key.KeyId,
        }, Child(args));
        return key;
    }

    private void EncryptVolumes(string name, KmsArgs args)
    {
        var key = new Aws.Ebs.DefaultKmsKey($"{name}-default-volume-key", new Aws.Ebs.DefaultKmsKeyArgs { KeyArn = this[KeyPurpose.Ebs].Arn }, Child(args));
        var options = Child(args);
        options.DependsOn = key;
        _ = new Aws.Ebs.EncryptionByDefault($"{name}-default-volume-encryption", new Aws.Ebs.EncryptionByDefaultArgs { Enabled = true }, options);
    }

    private CustomResourceOptions Child(KmsArgs args) => new() { Parent = this, Protect = args.Protect, RetainOnDelete = args.Retain };
}
