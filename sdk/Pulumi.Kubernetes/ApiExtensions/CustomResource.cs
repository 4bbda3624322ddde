using Pulumi.Kubernetes.Types.Outputs.Meta.V1;
using Pulumi.Offline;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>An object of a custom kind. Its type token is "kubernetes:{apiVersion}:{kind}".</summary>
// Groups of custom kinds are DNS names; one without a dot is Kubernetes' own.
[UnlistedTypes(@"\Akubernetes:[a-z0-9-]+(\.[a-z0-9-]+)+/v[0-9]+((alpha|beta)[0-9]+)?:[A-Z][A-Za-z0-9]*\z")]
public class CustomResource : KubernetesResource
{
    /// <summary>Registers an object.</summary>
    public CustomResource(string name, CustomResourceArgs args, CustomResourceOptions? options = null)
        : base(args.Type, name, args, options)
    {
    }

    /// <summary>Group and version.</summary>
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    /// <summary>The kind.</summary>
    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    /// <summary>Name, namespace, labels and annotations.</summary>
    [Output("metadata")]
    public Output<ObjectMeta> Metadata { get; private set; } = null!;
}
