using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Infra.Cost;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Argo;
using Infra.Rules.Kops;
using Infra.Rules.Kubernetes;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>A plan as meanings are read out of it: by the names that people know, not by URNs, which change with the program.</summary>
internal sealed class PlanReading
{
    // By which others know a resource.
    private static readonly string[] NameInputs = ["name", "bucket", "roleName", "repository"];

    private readonly PlanPlaces _places;
    private readonly Lazy<ImmutableArray<WorkloadValues.Leaf>> _values;
    private IReadOnlySet<string>? _things;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Indexes a plan.</summary>
    public PlanReading(Plan plan)
    {
        Rules = new RuleContext(plan, new PlanFacts(Protect: false, IsTaggable: _ => false));
        _places = new PlanPlaces(plan);
        _values = new Lazy<ImmutableArray<WorkloadValues.Leaf>>(() => Meanings.WorkloadValues.Of(this));
    }

    /// <summary>The plan that this one is compared with: what that one alone names may be open here for lack of a word. Null where there is none.</summary>
    public PlanReading? Other { get; private set; }

    /// <summary>The plan as rules read it.</summary>
    public RuleContext Rules { get; }

    /// <summary>The plan itself.</summary>
    public Plan Plan => Rules.Plan;

    /// <summary>Two plans that are compared with each other.</summary>
    public static (PlanReading Before, PlanReading After) Both(Plan before, Plan after)
    {
        var (old, now) = (new PlanReading(before), new PlanReading(after));
        (old.Other, now.Other) = (now, old);
        return (old, now);
    }

    /// <summary>The Kubernetes objects.</summary>
    public KubernetesManifests Manifests => Rules.Manifests;

    /// <summary>The Argo CD Applications, and what ApplicationSets make Applications of.</summary>
    public IEnumerable<ArgoApplication> Applications => Rules.Argo.All.Concat(Rules.Argo.Templates);

    /// <summary>The labels of its clusters.</summary>
    public IEnumerable<string> Clusters => Plan.Resources.Select(ClusterOf).Concat(Rules.Clusters.Select(cluster => LabelOf(cluster.Cluster))).Where(label => label.Length > 0);

    /// <summary>Sizes, images and times of keeping that charts' values and objects have.</summary>
    public ImmutableArray<WorkloadValues.Leaf> WorkloadValues => _values.Value;

    /// <summary>The label of a resource's cluster; empty where it is none's.</summary>
    public string ClusterOf(PlanResource resource) => _places.ClusterOf(resource) ?? "";

    /// <summary>The label of a kOps document's cluster.</summary>
    public static string LabelOf(KopsDocument document) => Path.GetFileNameWithoutExtension(document.Manifest.Path);

    /// <summary>A resource's name in its cloud, or in the program where it has none there.</summary>
    public string NameOf(PlanResource resource)
    {
        if (_names.TryGetValue(resource.Urn, out var known))
            return known;
        var name = NameInputs.Select(input => resource.Inputs[input]).Append(resource.Inputs.At("tags", "Name")).Append(resource.Inputs.At("metadata", "name"))
            .Select(value => value.Text()).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? resource.Name;
        return _names[resource.Urn] = name;
    }

    /// <summary>"Bucket platform-dev-loki": what a resource is and how it is called.</summary>
    public string TitleOf(PlanResource resource) => $"{resource.Type[(resource.Type.LastIndexOf(':') + 1)..]} {NameOf(resource)}";

    /// <summary>"Cluster shop/web-db": what an object is and how it is called.</summary>
    public static string TitleOf(KubernetesManifest manifest) => manifest.Namespace.Length > 0 ? $"{manifest.Kind} {manifest.Namespace}/{manifest.Name}" : $"{manifest.Kind} {manifest.Name}";

    /// <summary>The titles of all that the plan makes.</summary>
    public IReadOnlySet<string> Things => _things ??= Plan.Resources.Where(resource => resource.Custom).Select(TitleOf).Concat(Manifests.All.Select(TitleOf)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name of the resource that a value refers to; the text where it is known, and empty where there is none.</summary>
    public string Referred(PlanValue? value) =>
        value is PlanValue.UnknownValue { Source: var source } && Rules.Index.Find(UrnOf(source)) is { } resource ? NameOf(resource) : TextOf(value) ?? "";

    /// <summary>The text of a value, with words for what is known after `up`; null where it can be no text.</summary>
    public string? TextOf(PlanValue? value) => value switch
    {
        PlanValue.UnknownValue unknown => Rules.Index.TextOf(unknown) is { } text && !text.Contains(PlanValueExtensions.UnknownPart) ? text : Word(unknown.Source),
        PlanValue.TemplateValue template => string.Concat(template.Parts.Select(part => TextOf(part) ?? "…")),
        _ => value.Text(),
    };

    /// <summary>The texts of a list, or the one text that stands for a list.</summary>
    public IEnumerable<string> TextsOf(PlanValue? value) => value is PlanValue.ListValue list ? list.Items.Select(item => TextOf(item)).OfType<string>() : TextOf(value) is { } text ? [text] : [];

    /// <summary>A policy, with words for what is known after `up`.</summary>
    public Policy PolicyOf(PlanValue? value)
    {
        if (value is null || value.IsHidden())
            return Policy.Empty;
        var words = WordsOf(value).ToList();
        return Rules.Policies.Read(words.Count == 0 ? value : new PlanValue.TextValue(Filled(PolicyText.JsonOf(value), words)));
    }

    // In the order in which a policy's text has its unknown parts.
    private IEnumerable<string> WordsOf(PlanValue value) => value switch
    {
        PlanValue.MapValue map => map.Items.Values.SelectMany(WordsOf),
        PlanValue.ListValue list => list.Items.SelectMany(WordsOf),
        PlanValue.TemplateValue template => template.Parts.Where(part => part is not PlanValue.TextValue).Select(part => TextOf(part) ?? "…"),
        PlanValue.UnknownValue or PlanValue.SecretValue => [TextOf(value) ?? "…"],
        _ => [],
    };

    private static string Filled(string json, List<string> words)
    {
        var text = new StringBuilder();
        var parts = json.Split(PlanValueExtensions.UnknownPart);
        for (var i = 0; i < parts.Length; i++)
            text.Append(i == 0 ? "" : JsonEncodedText.Encode(i <= words.Count ? words[i - 1] : "…").ToString()).Append(parts[i]);
        return text.ToString();
    }

    private string Word(string source) => source.LastIndexOf('#') is >= 0 and var at && Rules.Index.Find(source[..at]) is { } resource ? $"({source[(at + 1)..]} of {NameOf(resource)})" : "…";

    private static string UrnOf(string source) => source.LastIndexOf('#') is >= 0 and var at ? source[..at] : source;
}
