using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// Repositories for the platform's own images in ECR, <c>{project}/{name}</c>: tags that never move, a scan at every push, and rules that delete
/// what nobody will run again.
/// </summary>
/// <remarks>
/// An account has one such set for each region, whichever stack makes it: an image is built once, and its digest is what goes from one environment to the next.
/// Images are encrypted with ECR's own key (AES-256): they hold no secrets, a repository's key can never be changed, and who loses a
/// customer-managed one loses every image. Scans are ECR's basic ones; enhanced scanning is Amazon Inspector's, paid by the image.
/// The clusters' own scans leave these images out, since they have no role to read them.
/// </remarks>
public sealed class Registry : ComponentResource
{
    private readonly string _name;
    private readonly RegistryArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">A repository's name is none that ECR takes or is there twice, or a number is below one.</exception>
    public Registry(string name, RegistryArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Registry", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;
        Host = $"{args.Scope.Account.Id}.dkr.ecr.{args.Scope.Account.Region}.amazonaws.com";

        Repositories = args.Repositories.Order(StringComparer.Ordinal).Select(Create).ToArray();
        if (args.ScansRegistry)
            ScanRegistry();

        RegisterOutputs(new Dictionary<string, object?> { ["registry"] = Host });
    }

    /// <summary>The registry that images are pulled from, <c>{account}.dkr.ecr.{region}.amazonaws.com</c>.</summary>
    public string Host { get; }

    /// <summary>The repositories, sorted by name.</summary>
    public IReadOnlyList<Aws.Ecr.Repository> Repositories { get; }

    private Aws.Ecr.Repository Create(string thing)
    {
        var scope = _args.Scope;
        var child = $"{_name}-{thing.Replace('/', '-')}";
        var repository = new Aws.Ecr.Repository(child, new Aws.Ecr.RepositoryArgs
        {
            Name = _args.NameOf(thing),
            ImageTagMutability = "IMMUTABLE",
            ImageScanningConfiguration = new Aws.Ecr.Inputs.RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
            EncryptionConfigurations = { new Aws.Ecr.Inputs.RepositoryEncryptionConfigurationArgs { EncryptionType = "AES256" } },
            ForceDelete = _args.ForceDelete,
            Tags = scope.Tags.For(_args.NameOf(thing)),
        }, new CustomResourceOptions { Parent = this, Protect = _args.Protect });
        _ = new Aws.Ecr.LifecyclePolicy($"{child}-lifecycle", new Aws.Ecr.LifecyclePolicyArgs
        {
            Repository = repository.Name,
            Policy = ImageLifecycle.Policy(_args.UntaggedRetentionInDays, _args.KeptImages),
        }, new CustomResourceOptions { Parent = this });
        return repository;
    }

    private void ScanRegistry() => _ = new Aws.Ecr.RegistryScanningConfiguration($"{_name}-scanning", new Aws.Ecr.RegistryScanningConfigurationArgs
    {
        ScanType = "BASIC",
        Rules =
        {
            new Aws.Ecr.Inputs.RegistryScanningConfigurationRuleArgs
            {
                ScanFrequency = "SCAN_ON_PUSH",
                RepositoryFilters = { new Aws.Ecr.Inputs.RegistryScanningConfigurationRuleRepositoryFilterArgs { Filter = _args.NameOf("*"), FilterType = "WILDCARD" } },
            },
        },
    }, new CustomResourceOptions { Parent = this });
}
