using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>An object of a custom kind; a derived class adds what the kind has, such as <c>spec</c>.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <summary>For derived classes.</summary>
    /// <param name="apiVersion">Group and version: "argoproj.io/v1alpha1".</param>
    /// <param name="kind">The kind: "Application".</param>
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}";
    }

    /// <summary>Group and version.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>The kind.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>Name, namespace, labels and annotations; the provider gives a name where there is none.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
