namespace Pulumi.Kubernetes;

/// <summary>An object of Kubernetes.</summary>
public abstract class KubernetesResource : CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args, CustomResourceOptions.Merge(new CustomResourceOptions { Version = Utilities.Version }, options))
    {
    }
}
