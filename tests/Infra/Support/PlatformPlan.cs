using System.Collections.Immutable;
using Infra.Components;
using Infra.Planning;
using Infra.Planning.Manifests;
using Pulumi.Offline;

namespace Infra.Tests.Support;

/// <summary>The plan of a platform as it is delivered to clusters: what every rule on Kubernetes and Argo CD holds for, to be broken in one place at a time.</summary>
internal sealed class PlatformPlan
{
    private const string Group = "kubernetes:argoproj.io/v1alpha1:";
    private const string ArgoCdRelease = "kubernetes:helm.sh/v3:Release";
    private const string WaitFor = """["jsonpath={.status.health.status}=Healthy","jsonpath={.status.sync.status}=Synced"]""";

    private readonly PlatformModel _model;
    private readonly List<PlanManifest> _manifests;
    private readonly List<PlanResource> _resources = [];

    public PlatformPlan(AddonContext? context = null, IReadOnlyList<Addon>? addons = null)
    {
        context ??= RuleAddons.Context;
        _model = PlatformModel.Derive(context, addons ?? RuleAddons.All(context));
        _manifests = [.. _model.Manifests.Select(each => new PlanManifest(each.Application, $"{_model.FolderOf(each.Application)}/{each.FileName}", ManifestYaml.ValueOf(each.Object.ToYaml())))];
        _resources.AddRange(PlatformCloud.Bucket());
        foreach (var cluster in context.ClusterNames.Select(name => name.Split('.')[0]))
        {
            Deliver(cluster);
            _resources.AddRange(PlatformCloud.Roles(cluster));
            if (_model.Declarations.Find(Vault.Name) is not null)
                Configure(cluster);
        }
    }

    public Plan Plan => new()
    {
        Project = "platform",
        Stack = "dev",
        Resources = [.. _resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
        Manifests = [.. _manifests.OrderBy(manifest => manifest.Path, StringComparer.Ordinal)],
    };

    public PlanFacts Facts => new(Protect: false, IsTaggable: _ => false, _model)
    {
        Runbooks = _model.Declarations.Addons.SelectMany(addon => addon.Alerts.Select(alert => RuleAddons.RunbookOf(alert, addon)))
            .GroupBy(page => page.Page, page => page.Heading, StringComparer.Ordinal).ToImmutableDictionary(page => page.Key, page => page.ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal)
            .Add("docs/runbooks/service-objectives.md", ["routefailing", "routelosingbudget"]),
    };

    public static string UrnOf(string application, string cluster = "main") => Urn($"{Group}Application", $"{cluster}-{application}");

    public static string UrnOfProject(string project, string cluster = "main") => Urn($"{Group}AppProject", $"{cluster}-{project}");

    public static string UrnOfSet(string name, string cluster = "main") => Urn($"{Group}ApplicationSet", $"{cluster}-{name}");

    public static string ReleaseUrn { get; } = Urn(ArgoCdRelease, "main-argocd");

    public static string Urn(string type, string name) => PlanBuilder.Urn(type, name);

    /// <summary>What findings about "Kind/name" are about.</summary>
    public string SubjectOf(string id) => $"{_manifests[IndexOf(id)].Path}#{IdOf(_manifests[IndexOf(id)])}";

    public int WaveOf(string application) => _model.Applications.Single(each => each.Name == application).Wave;

    /// <summary>The plan with another value in a manifest, "Kind/name".</summary>
    public PlatformPlan With(string id, string path, string? json)
    {
        var at = IndexOf(id);
        _manifests[at] = _manifests[at] with { Object = _manifests[at].Object.With(path, json) };
        return this;
    }

    public PlatformPlan Without(string id)
    {
        _manifests.RemoveAt(IndexOf(id));
        return this;
    }

    public PlatformPlan Add(string application, string json)
    {
        var value = (PlanValue.MapValue)PlanBuilder.Value(json);
        var name = (PlanValue.TextValue)((PlanValue.MapValue)value["metadata"]!)["name"]!;
        _manifests.Add(new PlanManifest(application, $"{_model.FolderOf(application)}/{((PlanValue.TextValue)value["kind"]!).Value.ToLowerInvariant()}-{name.Value}.yaml", value));
        return this;
    }

    /// <summary>The plan with a manifest in another file, or of another Application.</summary>
    public PlatformPlan Move(string id, string? application = null, string? path = null)
    {
        var at = IndexOf(id);
        _manifests[at] = _manifests[at] with { Application = application ?? _manifests[at].Application, Path = path ?? _manifests[at].Path };
        return this;
    }

    /// <summary>The plan with another value among a resource's inputs.</summary>
    public PlatformPlan WithInput(string urn, string path, string? json) => Change(urn, resource => resource with { Inputs = resource.Inputs.With(path, json) });

    /// <summary>The plan with another chart's value.</summary>
    public PlatformPlan WithValue(string application, string path, string? json) => WithInput(UrnOf(application), $"spec source helm valuesObject {path}", json);

    public PlatformPlan Change(string urn, Func<PlanResource, PlanResource> change)
    {
        var at = _resources.FindIndex(resource => resource.Urn == urn);
        Assert.True(at >= 0, urn);
        _resources[at] = change(_resources[at]);
        return this;
    }

    public PlatformPlan WithoutResource(string urn)
    {
        Assert.Equal(1, _resources.RemoveAll(resource => resource.Urn == urn));
        return this;
    }

    public PlatformPlan AddResource(string type, string name, string inputs)
    {
        Add(type, name, (PlanValue.MapValue)PlanBuilder.Value(inputs), "main", []);
        return this;
    }

    public PlatformPlan Add(PlanResource resource)
    {
        _resources.Add(resource);
        return this;
    }

    private void Deliver(string cluster)
    {
        var argoCd = _model.Declarations.Find(RuleAddons.ArgoCd)!.Chart!;
        Add("kubernetes:core/v1:Namespace", $"{cluster}-argocd", (PlanValue.MapValue)PlanBuilder.Value("""{"metadata": {"name": "argocd"}}"""), cluster, []);
        Add(ArgoCdRelease, $"{cluster}-argocd", PlanValue.MapValue.Empty.With("chart", "\"argo-cd\"").With("version", $"\"{argoCd.Version}\""), cluster, []);
        Change(Urn(ArgoCdRelease, $"{cluster}-argocd"), release => release with { Inputs = new(release.Inputs.Items.Add("values", ManifestYaml.ValueOf(argoCd.Values))) });
        foreach (var project in _model.Projects)
            Add($"{Group}AppProject", $"{cluster}-{project.Metadata.Name}", ManifestYaml.ValueOf(project.ToYaml()), cluster, []);
        foreach (var application in _model.Applications)
        {
            var inputs = ManifestYaml.ValueOf(_model.ObjectOf(application).ToYaml()).With("metadata annotations pulumi.com/waitFor", PlanBuilder.Quoted(WaitFor));
            if (application.Name != RuleAddons.ArgoCd.Value)
                inputs = inputs.With("metadata finalizers", """["resources-finalizer.argocd.argoproj.io"]""");
            Add($"{Group}Application", $"{cluster}-{application.Name}", inputs, cluster, application.Needs.Select(need => UrnOf(need, cluster)).Append(Urn(ArgoCdRelease, $"{cluster}-argocd")));
        }
        foreach (var set in _model.ApplicationSets)
            Add($"{Group}ApplicationSet", $"{cluster}-{set.Metadata.Name}", ManifestYaml.ValueOf(set.ToYaml()), cluster, []);
    }

    private void Configure(string cluster)
    {
        _resources.AddRange(PlatformCloud.VaultOf(_model.Declarations, cluster));
        Change(UrnOf(PlatformApplication.Names.SecretStores, cluster), stores => stores with { DependsOn = [.. stores.DependsOn.Append(PlatformCloud.UrnOfVault(cluster)).Order(StringComparer.Ordinal)] });
    }

    private void Add(string type, string name, PlanValue.MapValue inputs, string cluster, IEnumerable<string> dependsOn) => _resources.Add(new PlanResource
    {
        Urn = Urn(type, name),
        Type = type,
        Name = name,
        Custom = true,
        Provider = Urn("pulumi:providers:kubernetes", cluster),
        DependsOn = [.. dependsOn.Order(StringComparer.Ordinal)],
        Inputs = inputs,
    });

    // "Kind/name", or where namespaces have objects of one name "namespace/Kind/name".
    private int IndexOf(string id)
    {
        var at = _manifests.FindIndex(manifest => IdOf(manifest) == id || $"{NamespaceOf(manifest)}/{IdOf(manifest)}" == id);
        Assert.True(at >= 0, $"{id} is none of {string.Join(", ", _manifests.Select(IdOf).Order(StringComparer.Ordinal))}");
        return at;
    }

    private static string? NamespaceOf(PlanManifest manifest) => (((PlanValue.MapValue)manifest.Object["metadata"]!)["namespace"] as PlanValue.TextValue)?.Value;

    private static string IdOf(PlanManifest manifest) =>
        $"{((PlanValue.TextValue)manifest.Object["kind"]!).Value}/{((PlanValue.TextValue)((PlanValue.MapValue)manifest.Object["metadata"]!)["name"]!).Value}";
}
