using System.Globalization;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Argo;

/// <summary>An Argo CD Application of a plan as rules read it, or what an ApplicationSet makes Applications of.</summary>
internal sealed class ArgoApplication
{
    private const string AnnotationPrefix = "argocd.argoproj.io/";

    private readonly PlanValue? _metadata;
    private readonly PlanValue? _spec;

    /// <summary>Reads an Application.</summary>
    public ArgoApplication(PlanResource resource)
        : this(resource, resource.Inputs["metadata"], resource.Inputs["spec"], isTemplate: false)
    {
    }

    private ArgoApplication(PlanResource resource, PlanValue? metadata, PlanValue? spec, bool isTemplate)
    {
        Resource = resource;
        IsTemplate = isTemplate;
        _metadata = metadata;
        _spec = spec;
        SyncOptions = spec.At("syncPolicy", "syncOptions").Items().Select(option => option.Text()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Wave = int.TryParse(Annotation($"{AnnotationPrefix}sync-wave"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wave) ? wave : null;
    }

    /// <summary>The resource that findings are about.</summary>
    public PlanResource Resource { get; }

    /// <summary>Whether it has places to fill in.</summary>
    public bool IsTemplate { get; }

    /// <summary>The cluster: Applications of one have one provider.</summary>
    public string Cluster => Resource.Provider ?? "";

    /// <summary>The name.</summary>
    public string Name => _metadata.At("name").TextWithUnknowns() ?? "";

    /// <summary>The AppProject.</summary>
    public string Project => Spec("project").Text() ?? "";

    /// <summary>The repository, of Git or of charts.</summary>
    public string Repository => Spec("source", "repoURL").TextWithUnknowns() ?? "";

    /// <summary>The chart; null where it is a folder.</summary>
    public string? Chart => Spec("source", "chart").Text();

    /// <summary>The folder; null where it is a chart.</summary>
    public string? Path => Spec("source", "path").TextWithUnknowns();

    /// <summary>The chart's version, or the branch or tag.</summary>
    public string Revision => Spec("source", "targetRevision").TextWithUnknowns() ?? "";

    /// <summary>The namespace of what names none itself.</summary>
    public string Namespace => Spec("destination", "namespace").TextWithUnknowns() ?? "";

    /// <summary>When it is delivered; null where it does not say.</summary>
    public int? Wave { get; }

    /// <summary>The options of its syncs.</summary>
    public IReadOnlySet<string> SyncOptions { get; }

    /// <summary>The chart's values.</summary>
    public PlanValue? Values(params ReadOnlySpan<string> path) => Spec("source", "helm", "valuesObject").At(path);

    /// <summary>The value at a path below "spec"; null where there is none.</summary>
    public PlanValue? Spec(params ReadOnlySpan<string> path) => _spec.At(path);

    /// <summary>The finalizers.</summary>
    public IEnumerable<string> Finalizers => _metadata.At("finalizers").Items().Select(each => each.Text()).OfType<string>();

    /// <summary>An annotation; null where there is none.</summary>
    public string? Annotation(string name) => _metadata.At("annotations", name).TextWithUnknowns();

    /// <summary>Whether its differences are computed by the server.</summary>
    public bool ComparesByServer => Annotation($"{AnnotationPrefix}compare-options")?.Split(',').Contains("ServerSideDiff=true", StringComparer.Ordinal) == true;

    /// <summary>What an ApplicationSet makes Applications of.</summary>
    public static ArgoApplication OfSet(PlanResource set) =>
        new(set, set.Inputs.At("spec", "template", "metadata"), set.Inputs.At("spec", "template", "spec"), isTemplate: true);
}
