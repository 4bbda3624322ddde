namespace Pulumi;

/// <summary>
/// A name that a resource had before: the engine takes the resource of that name for this one, and does not delete it and make another. What is not set is as it is now. Give
/// <see cref="Urn"/> alone, or any of the others, of the parents at most one.
/// </summary>
public sealed class Alias
{
    /// <summary>The whole URN.</summary>
    public string? Urn { get; set; }

    /// <summary>The name within the program. Default: the present one.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The type token. Default: the present one.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The stack. Default: the present one.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The project. Default: the present one.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The parent. Default: the present one.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The parent's URN, where the program no longer makes it.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether it had no parent but the stack. Default: false.</summary>
    public bool NoParent { get; set; }
}
