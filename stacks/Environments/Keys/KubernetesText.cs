using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Components;
using Infra.Shared;

namespace Infra.Stacks;

/// <summary>The shapes of the texts that Kubernetes and kOps have a grammar for.</summary>
internal static partial class KubernetesText
{
    private const int LongestClusterName = 16;
    private const int LongestGroupName = 24;
    private const int LongestTeamName = 20;
    private const int LongestSecretName = 40;
    private const int MostGibibytes = 16384;
    private const double MostProcessors = 64;
    private const double MostMemory = 512.0 * (1 << 30);
    private const int LongestLabelName = 63;
    private const int LongestLabelPrefix = 253;

    // kOps' own instance groups have these names.
    private static readonly string[] ReservedGroupNames = ["control-plane", "bastions", "bastion", "nodes", "masters"];

    // Who alerts are for and whose costs are where no team is meant.
    private static readonly string[] ReservedTeamNames = ["idle", "platform", "shared"];

    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    /// <summary>A cluster's label: the first part of its DNS name, and part of the names of its roles, of which IAM bounds the length.</summary>
    public static readonly TextShape<string> ClusterName = new(
        $"1 to {LongestClusterName} lower-case letters, digits and single inner hyphens, a letter first",
        "main",
        text => Of(text, text.Length <= LongestClusterName && Name().IsMatch(text)));

    /// <summary>A node group's name; a zone follows it in the names of its instance groups.</summary>
    public static readonly TextShape<string> GroupName = new(
        $"1 to {LongestGroupName} lower-case letters, digits and single inner hyphens, a letter first, and none of {string.Join(", ", ReservedGroupNames)}",
        "general",
        text => Of(text, text.Length <= LongestGroupName && Name().IsMatch(text) && !ReservedGroupNames.Contains(text)));

    /// <summary>A team's name: a namespace, and part of the names of Argo CD's objects.</summary>
    public static readonly TextShape<string> TeamName = new(
        $"1 to {LongestTeamName} lower-case letters, digits and single inner hyphens, a letter first",
        "shop",
        text => Of(text, text.Length <= LongestTeamName && Name().IsMatch(text)));

    /// <summary>The name of a team itself; some stand for who is no team, in alerts and in costs.</summary>
    public static readonly TextShape<string> OwnTeamName = new(
        $"{TeamName.Allowed}, and none of {string.Join(", ", ReservedTeamNames)}",
        "shop",
        text => Of(text, text.Length <= LongestTeamName && Name().IsMatch(text) && !ReservedTeamNames.Contains(text)));

    /// <summary>A Secret's name, shorter than Kubernetes would take, so that others can be made of it.</summary>
    public static readonly TextShape<string> SecretName = new(
        $"1 to {LongestSecretName} lower-case letters, digits and single inner hyphens, a letter first",
        "web-session",
        text => Of(text, text.Length <= LongestSecretName && Name().IsMatch(text)));

    /// <summary>The name of a Secret's entry (Kubernetes documentation, "Secrets", "Restriction on Secret names and data keys").</summary>
    public static readonly TextShape<string> SecretKey = new("1 to 253 letters, digits and . _ -", "secret", text => Of(text, EntryName().IsMatch(text)));

    /// <summary>The size of a volume: a gp3 volume of EBS has 16 TiB at most.</summary>
    public static readonly TextShape<string> Storage = new(
        $"a size in GiB from 1Gi to {MostGibibytes.ToString(CultureInfo.InvariantCulture)}Gi", "10Gi", text => Of(text, Gibibytes(text) is >= 1 and <= MostGibibytes));

    /// <summary>What a container asks of the processor.</summary>
    public static readonly TextShape<string> Processor = new(
        "an amount of processors: thousandths from 1m to 64000m, or whole ones from 1 to 64", "250m", text => Of(text, Processors().IsMatch(text) && Quantity.Cores(text) is <= MostProcessors));

    /// <summary>What a container asks of memory.</summary>
    public static readonly TextShape<string> Memory = new(
        "an amount of memory from 1Mi to 512Gi: a whole number and Mi or Gi", "256Mi", text => Of(text, MemorySize().IsMatch(text) && Quantity.Bytes(text) is <= MostMemory));

    /// <summary>The number of a size in GiB: 10 of "10Gi"; null where the text is none.</summary>
    public static int? Gibibytes(string size) => Size().IsMatch(size) ? int.Parse(size.AsSpan(0, size.Length - 2), CultureInfo.InvariantCulture) : null;

    /// <summary>A version of Kubernetes.</summary>
    public static readonly TextShape<string> Version = new(
        $"a version of Kubernetes x.y.z, of one of the minors that kOps {KubernetesVersions.Kops} supports: {string.Join(", ", KubernetesVersions.Minors)}",
        KubernetesVersions.Recommended,
        text => Of(text, PlainVersion().IsMatch(text) && KubernetesVersions.Minors.Contains(text[..text.LastIndexOf('.')])));

    /// <summary>A label's key (Kubernetes documentation, "Labels and Selectors", "Syntax and character set").</summary>
    public static readonly TextShape<string> LabelKey = new(
        "a name of up to 63 letters, digits and inner . _ -, after a DNS name and a slash if need be", "example.com/purpose", text => Of(text, IsLabelKey(text)));

    /// <summary>A label's value, by the same page.</summary>
    public static readonly TextShape<string> LabelValue = new(
        "up to 63 letters, digits and inner . _ -, quoted where it looks like a number or a boolean", "batch", text => Of(text, IsLabelValue(text)));

    /// <summary>A taint (Kubernetes documentation, "Taints and Tolerations").</summary>
    public static readonly TextShape<string> Taint = new(
        $"key=value:Effect, key and value as a label's, the effect {string.Join(" or ", Effects)}", "dedicated=batch:NoSchedule", ParseTaint);

    private static TextShape<string>.Parsed ParseTaint(string text)
    {
        if (text.Split(':') is not [var pair, var effect] || pair.Split('=') is not [var key, { Length: > 0 } value] || !IsLabelKey(key) || !IsLabelValue(value))
            return TextShape<string>.Parsed.Not();
        if (Effects.Contains(effect))
            return TextShape<string>.Parsed.As(text);
        var near = NearestName.Of(effect, Effects);
        return near is null ? TextShape<string>.Parsed.Not() : TextShape<string>.Parsed.Not($"'{near}' was probably meant", $"{pair}:{near}");
    }

    private static bool IsLabelKey(string text) => text.Split('/') switch
    {
        [var name] => IsLabelName(name),
        [{ Length: <= LongestLabelPrefix } prefix, var name] => Prefix().IsMatch(prefix) && IsLabelName(name),
        _ => false,
    };

    private static bool IsLabelName(string text) => text.Length > 0 && IsLabelValue(text);

    private static bool IsLabelValue(string text) => text.Length <= LongestLabelName && LabelCharacters().IsMatch(text);

    private static TextShape<string>.Parsed Of(string text, bool allowed) => allowed ? TextShape<string>.Parsed.As(text) : TextShape<string>.Parsed.Not();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex EntryName();

    [GeneratedRegex(@"\A[1-9][0-9]{0,4}m?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Processors();

    [GeneratedRegex(@"\A[1-9][0-9]{0,5}(?:Mi|Gi)\z", RegexOptions.CultureInvariant)]
    private static partial Regex MemorySize();

    [GeneratedRegex(@"\A[1-9][0-9]{0,4}Gi\z", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"\A[0-9]+\.[0-9]+\.(0|[1-9][0-9]{0,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainVersion();

    [GeneratedRegex(@"\A([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelCharacters();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
