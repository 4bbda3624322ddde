using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>
/// The name of an add-on, which its Argo CD Application has too. Every add-on's class has its own as <c>Name</c>, and others refer to it by that, so that the compiler
/// finds what is missing.
/// </summary>
public sealed partial record AddonName
{
    // Applications of the add-on's own objects have a suffix, and names of Applications end up in labels.
    private const int MostCharacters = 40;

    /// <param name="value">1 to 40 lower-case letters, digits and inner hyphens, a letter first.</param>
    /// <exception cref="ArgumentException">The name is not of that form.</exception>
    public AddonName(string value)
    {
        if (value is not { Length: <= MostCharacters } || !Form().IsMatch(value))
            throw new ArgumentException($"'{value}' cannot be an add-on's name; write 1 to {MostCharacters} lower-case letters, digits and inner hyphens, a letter first.", nameof(value));
        Value = value;
    }

    /// <summary>The name, such as "cert-manager".</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^[a-z]([a-z0-9-]*[a-z0-9])?\\z")]
    private static partial Regex Form();
}
