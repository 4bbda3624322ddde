using System.Collections.Immutable;
using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components;

/// <summary>
/// What Argo CD delivers to one cluster: projects, then Applications, each made once all that it depends on is healthy and synced, then what finds teams' applications. They
/// go in the opposite order, and each takes with it what it delivered, but for Argo CD's own, which would delete who deletes.
/// </summary>
/// <remarks>The cluster is that of the component's provider for Kubernetes. What the component depends on, all of its parts do.</remarks>
public sealed class Applications : ComponentResource
{
    private const string WaitForAnnotation = "pulumi.com/waitFor";

    // https://github.com/pulumi/pulumi-kubernetes, provider/pkg/metadata/overrides.go: all of them must hold.
    private const string HealthyAndSynced = """["jsonpath={.status.health.status}=Healthy","jsonpath={.status.sync.status}=Synced"]""";

    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(30);

    private readonly string _name;
    private readonly ApplicationsArgs _args;
    private readonly Dictionary<string, ApiExtensions.CustomResource> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiExtensions.CustomResource> _applications = new(StringComparer.Ordinal);

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component: its provider for Kubernetes, and Argo CD in <c>DependsOn</c>.</param>
    /// <exception cref="ArgumentException">Projects or dependencies that are not there, or Applications that wait for each other; the message has every problem.</exception>
    public Applications(string name, ApplicationsArgs args, ComponentResourceOptions? options = null)
        : base("platform:argocd:Applications", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var ordered = ApplicationOrder.Of(args);
        _name = name;
        _args = args;

        foreach (var project in args.Projects)
            _projects.Add(project.Metadata.Name, Create(project, "project", project.Metadata, ArgoObject.SpecOf(project), options?.DependsOn ?? new InputList<Resource>()));
        foreach (var application in ordered)
            _applications.Add(application.Name, CreateApplication(application));
        foreach (var set in args.ApplicationSets)
            Create(set, "set", set.Metadata, ArgoObject.SpecOf(set), After(set.Spec.Template.Spec, _applications.Values));

        RegisterOutputs(new Dictionary<string, object?> { ["applications"] = ordered.Select(application => application.Name).ToImmutableArray() });
    }

    private ApiExtensions.CustomResource CreateApplication(PlannedApplication planned)
    {
        var application = planned.Object;
        var annotations = new Dictionary<string, string>(application.Metadata.Annotations ?? new Dictionary<string, string>()) { [WaitForAnnotation] = HealthyAndSynced };
        var metadata = application.Metadata with { Annotations = annotations };
        if (planned.Name != ArgoCd.Name.Value)
            metadata = metadata with { Finalizers = [ApplicationObjects.CascadingDeletion] };
        return Create(application, "application", metadata, WithParameters(planned), After(application.Spec, Awaited(planned)));
    }

    private ImmutableArray<Resource> Awaited(PlannedApplication planned)
    {
        ImmutableArray<Resource> before = [.. planned.DependsOn.Select(name => _applications[name])];
        return _args.Before.TryGetValue(planned.Name, out var prepare) ? before.Add(prepare(before)) : before;
    }

    private InputList<Resource> After(ApplicationSpec spec, IEnumerable<Resource> awaited) => awaited.Prepend(_projects[spec.Project]).ToImmutableArray();

    private ApiExtensions.CustomResource Create(KubernetesObject source, string part, ObjectMeta metadata, ImmutableDictionary<string, object> spec, InputList<Resource> dependsOn) =>
        ArgoObject.Create($"{_name}-{part}-{metadata.Name}", source, metadata, spec, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = dependsOn,
            CustomTimeouts = new CustomTimeouts { Create = MostTime, Update = MostTime, Delete = MostTime },
        });

    private ImmutableDictionary<string, object> WithParameters(PlannedApplication planned)
    {
        var spec = ArgoObject.SpecOf(planned.Object);
        if (planned.Parameters.Count == 0)
            return spec;
        var source = (ImmutableDictionary<string, object>)spec["source"];
        var helm = source.TryGetValue("helm", out var given) ? (ImmutableDictionary<string, object>)given : ImmutableDictionary<string, object>.Empty;
        var parameters = planned.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => (object)new Dictionary<string, object> { ["forceString"] = true, ["name"] = parameter.Key, ["value"] = _args.CloudFacts(parameter.Value) }.ToImmutableDictionary());
        return spec.SetItem("source", source.SetItem("helm", helm.SetItem("parameters", parameters.ToImmutableArray())));
    }
}
