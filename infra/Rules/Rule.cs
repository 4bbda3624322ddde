using Infra.Planning;

namespace Infra.Rules;

/// <summary>
/// Something that must hold of every plan. One sealed class a rule, in a file of its own, with a stable id; docs/rules.md says how ids are given.
/// </summary>
public abstract class Rule
{
    private const string SourceSeparator = "; ";

    /// <summary>The id, never given twice: "AWS001".</summary>
    public abstract string Id { get; }

    /// <summary>What breaking it does to a preview.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>What must hold, as a short sentence without a full stop.</summary>
    public abstract string Title { get; }

    /// <summary>What goes wrong where it does not hold.</summary>
    public abstract string Why { get; }

    /// <summary>Who says so: public documents, with "; " between them.</summary>
    public abstract string Evidence { get; }

    /// <summary>The documents of the evidence, each by itself.</summary>
    public IReadOnlyList<string> Sources => Evidence.Split(SourceSeparator);

    /// <summary>What to do where it does not hold.</summary>
    public abstract string Fix { get; }

    private protected Finding Broken(string subject, string message) => new(Id, Severity, subject, message, Fix);
}
