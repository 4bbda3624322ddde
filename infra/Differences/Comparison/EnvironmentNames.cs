using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Stacks;

namespace Infra.Differences.Comparison;

/// <summary>
/// The names that are an environment's own, where they stand for it. An account, a domain, a region or a zone is one wherever it stands alone; "dev", "main" or "a" are words too,
/// and stand for the stack and its clusters only in certain places.
/// </summary>
internal sealed class EnvironmentNames
{
    /// <summary>What stands for the stack's name.</summary>
    public const string Stack = "{stack}";

    // Of Istio and Loki, whose values say the cluster's label and nothing more.
    private static readonly ImmutableHashSet<string> ClusterKeys = ["clusterName", "network", "storage_prefix"];

    private readonly string _stack;
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly Regex _names;
    private readonly Regex _resourceNames;

    private EnvironmentNames(EnvironmentConfig config)
    {
        _stack = config.Stack;
        Add("account", [config.Account], numbered: false);
        Add("region", [config.Region], numbered: false);
        Add("domain", [config.Domain], numbered: false);
        Add("zone", config.Network.Zones, numbered: true);
        Add("cluster", config.Clusters.Select(cluster => cluster.Label), numbered: true);
        _names = new Regex(Pattern(config), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        _resourceNames = new Regex($"^(?<cluster>{Any(config.Clusters.Select(cluster => cluster.Label))})(?=-|$)|{Pattern(config)}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    public static EnvironmentNames Of(EnvironmentConfig config) => new(config);

    /// <summary>A text with the placeholders; the text itself where it has none of the names.</summary>
    public string InText(string text) => _names.Replace(text, Placeholder);

    /// <summary>The name of a resource, which begins with the label of the cluster that it is of.</summary>
    public string InName(string name) => _resourceNames.Replace(name, Placeholder);

    /// <summary>The text under a key.</summary>
    public string InValue(string key, string text)
    {
        if (text == _stack)
            return Stack;
        return ClusterKeys.Contains(key) && _placeholders.TryGetValue(Key("cluster", text), out var cluster) ? cluster : InText(text);
    }

    private void Add(string what, IEnumerable<string> names, bool numbered)
    {
        foreach (var (index, name) in names.Index())
            _placeholders[Key(what, name)] = numbered ? string.Create(CultureInfo.InvariantCulture, $"{{{what}{index + 1}}}") : $"{{{what}}}";
    }

    private string Placeholder(Match match)
    {
        if (match.Groups["stack"].Success)
            return Stack;
        // The one name that has another within it: "main.dev.example.com".
        if (match.Groups["of"] is { Success: true, Value: var cluster })
            return $"{_placeholders[Key("cluster", cluster)]}.{_placeholders[Key("domain", match.Value[(cluster.Length + 1)..])]}";
        var group = match.Groups.Values.Skip(1).First(each => each.Success);
        return _placeholders[Key(group.Name, group.Value)];
    }

    private static string Key(string what, string name) => $"{what}:{name}";

    private static string Pattern(EnvironmentConfig config)
    {
        const string Alone = "(?<![A-Za-z0-9])";
        const string Ends = "(?![A-Za-z0-9])";
        const string HostEnds = "(?![A-Za-z0-9-])";
        var (project, stack, account, domain) = (Regex.Escape(config.Project), Regex.Escape(config.Stack), Regex.Escape(config.Account), Regex.Escape(config.Domain));
        var (zone, cluster) = (Any(config.Network.Zones), Any(config.Clusters.Select(each => each.Label)));
        return string.Join(
            '|',
            // Hosts: "main.dev.example.com", "vault.dev.example.com".
            $"(?<![A-Za-z0-9-])(?<of>{cluster})\\.{domain}{HostEnds}",
            $"(?<![A-Za-z0-9-])(?<domain>{domain}){HostEnds}",
            $"{Alone}(?<zone>{zone}){Ends}",
            $"{Alone}(?<region>{Regex.Escape(config.Region)}){Ends}",
            $"{Alone}(?<account>{account}){Ends}",
            // Names in AWS, URNs, folders of the repository, tags, and what people read.
            $"(?={stack}{Ends})(?<={Alone}{project}[- ]|\\burn:pulumi:|\\b(kubernetes|clusters)/|\\b[Ee]nvironment([=$]|: ))(?<stack>{stack})",
            $"(?<=\\bof )(?<stack>{stack})(?=,|$)",
            // Names in AWS of a cluster's own, names within URNs, its documents, its subnets, and its folders in buckets and in them alone.
            $"(?=({cluster}){Ends})(?<={Alone}{project}-{stack}-|\\burn:pulumi:{stack}::.*::|\\bclusters/{stack}/|-{account}/)(?<cluster>{cluster})",
            $"(?<=-)(?<cluster>{cluster})(?=-({zone}){Ends})",
            $"^(?<cluster>{cluster})(?=/[*]$)");
    }

    private static string Any(IEnumerable<string> names) => string.Join('|', names.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Select(Regex.Escape));
}
