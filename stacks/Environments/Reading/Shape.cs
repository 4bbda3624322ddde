using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>What the value of a key looks like.</summary>
internal abstract class Shape
{
    /// <summary>The type in a word or two, with the unit.</summary>
    public abstract string Type { get; }

    /// <summary>What is allowed, to follow "allowed is".</summary>
    public abstract string Allowed { get; }

    /// <summary>Whether the value is a map or a list, which Pulumi passes to a program as JSON.</summary>
    public virtual bool IsStructured => false;

    /// <summary>Values that would do, one per leaf; never empty.</summary>
    public abstract IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path);

    /// <summary>
    /// The value of a key at the top, which is always text: JSON for the structured ones. Text that isn't JSON stays text
    /// and fails as a wrong type.
    /// </summary>
    public virtual JsonElement FromText(string text) => IsStructured ? ParseOrText(text) : Text(text);

    protected static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);

    protected static JsonElement ParseOrText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return Text(text);
        }
    }
}

/// <summary>What the value of a key looks like, and how it is read.</summary>
internal abstract class Shape<T> : Shape
    where T : notnull
{
    /// <summary>Reads a value; where it is wrong, says so at its place and returns false.</summary>
    public abstract bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out T result);
}
