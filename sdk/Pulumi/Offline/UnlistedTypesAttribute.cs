using System.Text.RegularExpressions;

namespace Pulumi.Offline;

/// <summary>
/// A resource class that takes type tokens that no schema table lists, such as custom kinds of Kubernetes. Its own inputs have the types that the class gives them;
/// those that a program adds are free.
/// </summary>
/// <param name="form">A regular expression of the tokens that it takes; others must be listed.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnlistedTypesAttribute(string form) : Attribute
{
    /// <summary>A regular expression of the tokens that it takes.</summary>
    public string Form { get; } = form;

    internal bool Takes(string token) => Regex.IsMatch(token, Form, RegexOptions.CultureInvariant);
}
