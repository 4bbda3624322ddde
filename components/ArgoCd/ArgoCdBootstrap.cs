using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CoreV1 = Pulumi.Kubernetes.Core.V1;

namespace Infra.Components;

/// <summary>
/// Argo CD's first installation in one cluster, with the values that its Application has. From then on it keeps itself: later changes come from Git, and this component
/// leaves them alone (docs/decisions/0009).
/// </summary>
/// <remarks>The cluster is that of the component's provider for Kubernetes.</remarks>
public sealed class ArgoCdBootstrap : ComponentResource
{
    // Images are pulled on machines that may have just come up.
    private const int MostSeconds = 900;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component: its provider for Kubernetes, and what the cluster needs in <c>DependsOn</c>.</param>
    public ArgoCdBootstrap(string name, ArgoCdBootstrapArgs args, ComponentResourceOptions? options = null)
        : base("platform:argocd:ArgoCdBootstrap", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var addon = ArgoCd.Declare(args.Context);
        var chart = addon.Chart!;

        Namespace = CreateNamespace($"{name}-namespace", args.Context, addon.Namespaces[0], options?.DependsOn ?? new InputList<Resource>());
        Release = new Release($"{name}-release", new ReleaseArgs
        {
            Name = chart.ReleaseName ?? addon.Name.Value,
            Namespace = chart.Namespace,
            Chart = chart.Chart,
            Version = chart.Version,
            RepositoryOpts = new RepositoryOptsArgs { Repo = chart.Repository },
            Values = chart.Values.ToInputs(),
            // A failed installation leaves nothing: the next one starts with the values of then, which an upgrade would ignore.
            Atomic = true,
            SkipAwait = false,
            Timeout = MostSeconds,
        }, new CustomResourceOptions { Parent = this, DependsOn = Namespace, IgnoreChanges = ["repositoryOpts", "values", "version"] });

        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = chart.Namespace });
    }

    /// <summary>The namespace. It stays when the component goes: what Argo CD still has to delete in it would hold the deletion up for ever.</summary>
    public CoreV1.Namespace Namespace { get; }

    /// <summary>The chart's release.</summary>
    public Release Release { get; }

    // As it is rendered into Git, where the Application of all namespaces has it from then on.
    private CoreV1.Namespace CreateNamespace(string name, AddonContext context, AddonNamespace declared, InputList<Resource> dependsOn)
    {
        var rendered = NamespaceObjects.Of(context, declared).OfType<Namespace>().Single();
        return new CoreV1.Namespace(name, new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = rendered.Metadata.Name,
                Labels = Texts(rendered.Metadata.Labels),
                Annotations = Texts(rendered.Metadata.Annotations),
            },
        }, new CustomResourceOptions { Parent = this, DependsOn = dependsOn, IgnoreChanges = ["metadata.annotations", "metadata.labels"], RetainOnDelete = true });
    }

    private static ImmutableDictionary<string, string> Texts(IReadOnlyDictionary<string, string>? texts) => texts?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty;
}
