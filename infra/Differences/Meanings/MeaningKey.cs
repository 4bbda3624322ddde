namespace Infra.Differences.Meanings;

/// <summary>What something is said of.</summary>
/// <param name="Subject">Whose it is; an asterisk alone is anybody.</param>
/// <param name="Verb">What of it that several things are said of at once: actions, who is called; empty where there is none.</param>
/// <param name="Object">What it is about: a resource, a port, "replicas".</param>
/// <param name="Form">How both are said: "{verb} on {object}".</param>
/// <param name="Cluster">The label of the cluster that it is a part of; empty where it is none's, or all clusters'.</param>
/// <param name="IsExact">Whether what is said of more objects at once says nothing of this one, as where the most specific path decides.</param>
internal readonly record struct MeaningKey(string Subject, string Verb, string Object, string Form, string Cluster = "", bool IsExact = false)
{
    /// <summary>Says the object alone.</summary>
    public const string Plain = "{object}";

    /// <summary>Says an action on a resource.</summary>
    public const string OnResource = "{verb} on {object}";

    /// <summary>Says who is called at which port.</summary>
    public const string AtPort = "{verb} at {object}";

    /// <summary>The subject for people.</summary>
    public string Whose => Subject == "*" ? "anybody" : KeyText.Shown(Subject);

    /// <summary>What is said of it, for people.</summary>
    public string What => WhatOf(Verb);

    /// <summary>What is said of it, with other verbs.</summary>
    public string WhatOf(string verbs)
    {
        var (verb, @object) = Form.EndsWith(AtPort, StringComparison.Ordinal) ? (verbs == "*" ? "anything" : verbs, Object == "*" ? "any port" : Object) : (verbs, Object);
        return KeyText.Shown(Form.Replace("{verb}", verb, StringComparison.Ordinal).Replace("{object}", @object, StringComparison.Ordinal));
    }

    /// <summary>Whether it may stand for others.</summary>
    public bool IsPattern => Pattern.IsOne(Subject) || Pattern.IsOne(Verb) || (!IsExact && Pattern.IsOne(Object));

    /// <summary>Whether it stands for another among others.</summary>
    public bool Covers(MeaningKey other) => Form == other.Form && Cluster == other.Cluster
        && Pattern.Covers(Subject, other.Subject) && Pattern.Covers(Verb, other.Verb)
        && (IsExact ? Object == other.Object : Pattern.Covers(Object, other.Object));
}
