using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>
/// The tags that every AWS resource carries: who owns it, who pays for it and what made it. Cost reports group by them, so
/// each key is written here once.
/// </summary>
public sealed partial record Tags
{
    /// <summary>Key of the tag that names a resource, which the AWS console shows.</summary>
    public const string NameKey = "Name";

    /// <summary>Key of the tag with the team that answers for the resource.</summary>
    public const string OwnerKey = "Owner";

    /// <summary>Key of the tag with the cost centre that pays.</summary>
    public const string CostCentreKey = "CostCentre";

    /// <summary>Key of the tag with the environment, which is the stack.</summary>
    public const string EnvironmentKey = "Environment";

    /// <summary>Key of the tag with the project.</summary>
    public const string ProjectKey = "Project";

    /// <summary>Key of the tag that says what manages the resource, so that nobody edits it by hand.</summary>
    public const string ManagedByKey = "ManagedBy";

    private const string ManagedBy = "Pulumi";

    /// <param name="project">The project.</param>
    /// <param name="environment">The environment, which is the stack.</param>
    /// <param name="owner">The team that answers for the resources.</param>
    /// <param name="costCentre">The cost centre that pays.</param>
    /// <exception cref="ArgumentException">A value is empty, longer than 256 characters or holds a character that AWS refuses.</exception>
    public Tags(string project, string environment, string owner, string costCentre)
    {
        Common = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
        [
            Checked(ProjectKey, project),
            Checked(EnvironmentKey, environment),
            Checked(OwnerKey, owner),
            Checked(CostCentreKey, costCentre),
            KeyValuePair.Create(ManagedByKey, ManagedBy),
        ]);
    }

    /// <summary>All tags but the name: what a provider's default tags would be.</summary>
    public ImmutableDictionary<string, string> Common { get; }

    /// <summary>The tags of one resource.</summary>
    /// <param name="name">Value of the <c>Name</c> tag.</param>
    /// <param name="more">Further tags, such as Kubernetes' own; none may repeat a key from here.</param>
    /// <exception cref="ArgumentException">A tag is wrong, or a key is there already.</exception>
    public ImmutableDictionary<string, string> For(string name, params IEnumerable<(string Key, string Value)> more)
    {
        var tags = Common.Add(NameKey, Checked(NameKey, name).Value);
        foreach (var (key, value) in more)
        {
            if (tags.ContainsKey(key))
                throw new ArgumentException($"The tag '{key}' is set for every resource; choose another key.");
            tags = tags.Add(key, Checked(key, value).Value);
        }

        return tags;
    }

    // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
    private static KeyValuePair<string, string> Checked(string key, string value)
    {
        if (!Form().IsMatch(key) || key.Length > 128 || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{key}' cannot be a tag's key; write 1 to 128 letters, digits, spaces or any of _ . : / = + - @, and not 'aws:' first.");
        if (!Form().IsMatch(value ?? "") || value!.Length > 256)
            throw new ArgumentException($"'{value}' cannot be the value of the tag '{key}'; write 1 to 256 letters, digits, spaces or any of _ . : / = + - @.");
        return KeyValuePair.Create(key, value);
    }

    [GeneratedRegex("^[\\p{L}\\p{N}_.:/=+@ -]+\\z")]
    private static partial Regex Form();
}
