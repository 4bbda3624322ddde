namespace Infra.Rules.Policies;

/// <summary>Parts of a statement as a message shows them.</summary>
internal static class PolicyWords
{
    public static string Actions(PolicyStatement statement) =>
        statement.NotActions.IsEmpty ? Join(statement.Actions) : $"all but {Join(statement.NotActions)}";

    public static string Resources(PolicyStatement statement) =>
        statement.NotResources.IsEmpty ? Join(statement.Resources) : $"all but {Join(statement.NotResources)}";

    /// <summary>"statement 'Read'", or by its place where it has no id.</summary>
    public static string Name(PolicyStatement statement, int index) => statement.Sid is { Length: > 0 } sid ? $"statement '{sid}'" : $"statement {index + 1}";

    /// <summary>A text with an ellipsis for each part that is not known.</summary>
    public static string Shown(string text) => text.Replace(PlanValueExtensions.UnknownPart, '…');

    private static string Join(IReadOnlyCollection<string> texts) => texts.Count == 0 ? "nothing" : Shown(string.Join(", ", texts));
}
