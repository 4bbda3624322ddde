using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>A Kubernetes ServiceAccount by its namespace and name: whom a role of a workload trusts, and nobody else.</summary>
public sealed partial record ServiceAccountName
{
    private const int MostCharacters = 63;

    /// <param name="namespace">The namespace, a DNS label.</param>
    /// <param name="name">The ServiceAccount's name, a DNS label; Kubernetes would allow dots as well, which nothing here needs.</param>
    /// <exception cref="ArgumentException">One of the two is not a DNS label; a wildcard never is.</exception>
    public ServiceAccountName(string @namespace, string name)
    {
        Namespace = Checked("namespace", @namespace, nameof(@namespace));
        Name = Checked("name", name, nameof(name));
    }

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>The ServiceAccount's name.</summary>
    public string Name { get; }

    /// <summary>The <c>sub</c> of the ServiceAccount's tokens, <c>system:serviceaccount:{namespace}:{name}</c>.</summary>
    public string Subject => $"system:serviceaccount:{Namespace}:{Name}";

    /// <summary>The ServiceAccount as <c>{namespace}/{name}</c>.</summary>
    public override string ToString() => $"{Namespace}/{Name}";

    private static string Checked(string part, string text, string parameter) => text is { Length: <= MostCharacters } && Label().IsMatch(text)
        ? text
        : throw new ArgumentException(
            $"'{text}' cannot be the {part} of a ServiceAccount; write 1 to {MostCharacters} lower-case letters, digits and hyphens, with no hyphen first or last.",
            parameter);

    // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z")]
    private static partial Regex Label();
}
