using System.Collections.Concurrent;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules;

/// <summary>Finds resources of a plan in constant time: by URN, by type, and by what they are attached to.</summary>
public sealed class PlanIndex
{
    // The inputs that name a resource in its cloud: what others may write out to refer to it.
    private static readonly string[] NameInputs = ["bucket", "name"];

    private readonly Dictionary<string, PlanResource> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PlanResource>> _byType = new(StringComparer.Ordinal);

    // Filled by whichever rule asks first, and rules run beside each other.
    private readonly ConcurrentDictionary<(string Type, string Input), Dictionary<string, List<PlanResource>>> _byReference = [];

    /// <summary>Indexes a plan.</summary>
    public PlanIndex(Plan plan)
    {
        foreach (var resource in plan.Resources)
        {
            _byUrn[resource.Urn] = resource;
            Add(_byType, resource.Type, resource);
        }
    }

    /// <summary>The resources of a type, in the plan's order.</summary>
    public IReadOnlyList<PlanResource> OfType(string type) => _byType.TryGetValue(type, out var list) ? list : [];

    /// <summary>The resource of a URN, or null where the plan has none.</summary>
    public PlanResource? Find(string? urn) => urn is null ? null : _byUrn.GetValueOrDefault(urn);

    /// <summary>
    /// The resources of a type whose input refers to another resource: it is known only after `up` and comes from that one, or it is its name.
    /// So BucketVersionings are attached to a Bucket by "bucket", FlowLogs to a Vpc by "vpcId".
    /// </summary>
    public IEnumerable<PlanResource> Attached(PlanResource target, string type, string input)
    {
        var references = _byReference.GetOrAdd((type, input), static (key, index) => index.ReferencesOf(key.Type, key.Input), this);
        if (references.TryGetValue(target.Urn, out var byItsUrn))
        {
            foreach (var resource in byItsUrn)
                yield return resource;
        }
        foreach (var nameInput in NameInputs)
        {
            if (target.Inputs[nameInput] is PlanValue.TextValue name && references.TryGetValue(name.Value, out var byItsName))
            {
                foreach (var resource in byItsName)
                    yield return resource;
            }
        }
    }

    /// <summary>
    /// The text of a value, with <see cref="PlanValueExtensions.UnknownPart"/> for what is not known; null where it cannot be a text. Outputs of the plan's own resources are
    /// known where they are among their inputs, as names and paths are.
    /// </summary>
    public string? TextOf(PlanValue? value) => value switch
    {
        PlanValue.UnknownValue unknown when UrnParts.Split(unknown.Source) is { } source && Find(source.Urn)?.Inputs[source.Part] is { } given => given.TextWithUnknowns(),
        PlanValue.TemplateValue template => string.Concat(template.Parts.Select(part => TextOf(part) ?? PlanValueExtensions.UnknownPart.ToString())),
        _ => value.TextWithUnknowns(),
    };

    private Dictionary<string, List<PlanResource>> ReferencesOf(string type, string input)
    {
        var references = new Dictionary<string, List<PlanResource>>(StringComparer.Ordinal);
        foreach (var resource in OfType(type))
        {
            if (ReferenceOf(resource.Inputs[input]) is { } reference)
                Add(references, reference, resource);
        }
        return references;
    }

    private static string? ReferenceOf(PlanValue? value) => value switch
    {
        PlanValue.TextValue text => text.Value,
        PlanValue.UnknownValue unknown => UrnParts.Split(unknown.Source)?.Urn,
        _ => null,
    };

    private static void Add(Dictionary<string, List<PlanResource>> lists, string key, PlanResource resource)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(resource);
    }
}
