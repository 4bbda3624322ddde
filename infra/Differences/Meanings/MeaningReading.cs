namespace Infra.Differences.Meanings;

/// <summary>What one plan says in one area.</summary>
internal sealed class MeaningReading
{
    private readonly Dictionary<MeaningKey, Meaning> _said = [];
    private readonly HashSet<(string Subject, string Cluster)> _subjects = [];
    private List<(MeaningKey Key, Access Access)>? _patterns;

    /// <summary>All of it, in no order.</summary>
    public IEnumerable<KeyValuePair<MeaningKey, Meaning>> All => _said;

    /// <summary>Says something, or something more of the same.</summary>
    public void Add(MeaningKey key, Meaning meaning)
    {
        _said[key] = _said.TryGetValue(key, out var said) ? said.And(meaning) : meaning;
        _subjects.Add((key.Subject, key.Cluster));
    }

    /// <summary>Says something of a subject without more ado.</summary>
    public void Add(string subject, string what, Meaning meaning, string cluster = "") => Add(new MeaningKey(subject, "", what, MeaningKey.Plain, cluster), meaning);

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
