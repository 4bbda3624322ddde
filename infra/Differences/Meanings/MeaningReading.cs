namespace Infra.Differences.Meanings;

/// <summary>What one plan says in one area.</summary>
/// <param name="things">The titles of all that the plan makes.</param>
internal sealed class MeaningReading(IReadOnlySet<string> things)
{
    private readonly Dictionary<MeaningKey, string> _owners = [];
    private readonly Dictionary<MeaningKey, Meaning> _said = [];
    private readonly HashSet<(string Subject, string Cluster)> _subjects = [];
    private List<(MeaningKey Key, Access Access)>? _patterns;

    /// <summary>All of it, in no order.</summary>
    public IEnumerable<KeyValuePair<MeaningKey, Meaning>> All => _said;

    /// <summary>Says something, or something more of the same.</summary>
    /// <param name="key">What it is said of.</param>
    /// <param name="meaning">What is said.</param>
    /// <param name="owner">The title of the thing that it goes with: whose denials nobody misses once it is gone. Default: none.</param>
    public void Add(MeaningKey key, Meaning meaning, string? owner = null)
    {
        if (owner is not null && things.Contains(owner))
            _owners[key] = owner;
        _said[key] = _said.TryGetValue(key, out var said) ? said.And(meaning) : meaning;
        _subjects.Add((key.Subject, key.Cluster));
    }

    /// <summary>Says something of a subject without more ado.</summary>
    public void Add(string subject, string what, Meaning meaning, string cluster = "", string? owner = null) => Add(new MeaningKey(subject, "", what, MeaningKey.Plain, cluster), meaning, owner);

    /// <summary>Whether what this says of something goes with a thing that another plan lacks.</summary>
    public bool GoesWithout(MeaningKey key, MeaningReading other) => _owners.TryGetValue(key, out var owner) && !other.Has(owner);

    private bool Has(string thing) => things.Contains(thing);

    /// <summary>What is said of something; null where nothing is.</summary>
    public Meaning? Find(MeaningKey key) => _said.GetValueOrDefault(key);

    /// <summary>Whether anything is said of a key's subject.</summary>
    public bool HasSubjectOf(MeaningKey key) => _subjects.Contains((key.Subject, key.Cluster));

    /// <summary>What lets all of something through, as it stands for more; null where nothing does.</summary>
    public MeaningKey? Covering(MeaningKey key, Access access)
    {
        _patterns ??=
        [
            .. _said.Where(each => each.Value is Access && each.Key.IsPattern).Select(each => (each.Key, (Access)each.Value))
                .OrderBy(each => each.Key.What, StringComparer.Ordinal),
        ];
        foreach (var (pattern, each) in _patterns)
        {
            if (pattern != key && pattern.Covers(key) && each.Covers(access))
                return pattern;
        }
        return null;
    }
}
