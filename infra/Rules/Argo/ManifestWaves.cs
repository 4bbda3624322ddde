using Infra.Rules.Kubernetes;

namespace Infra.Rules.Argo;

/// <summary>When objects are delivered: the waves of their Applications, which are the same in all clusters.</summary>
internal sealed class ManifestWaves
{
    private readonly Dictionary<string, int> _byApplication = new(StringComparer.Ordinal);

    /// <summary>Indexes the waves of Applications.</summary>
    public ManifestWaves(ArgoApplications argo)
    {
        foreach (var application in argo.All)
        {
            if (application.Wave is { } wave)
                _byApplication[application.Name] = wave;
        }
    }

    /// <summary>An object's wave; null where no Application delivers it.</summary>
    public int? Of(KubernetesManifest manifest) => Of(manifest.Application);

    /// <summary>An Application's wave; null where there is none of the name.</summary>
    public int? Of(string application) => _byApplication.TryGetValue(application, out var wave) ? wave : null;
}
