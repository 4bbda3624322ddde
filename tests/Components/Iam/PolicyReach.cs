using System.Text.RegularExpressions;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What a policy's statements say of an action on a resource, conditions apart.</summary>
internal static class PolicyReach
{
    /// <summary>Whether some statement allows it, under whatever conditions.</summary>
    public static bool Allows(this PolicyDocument document, string action, string resource) =>
        document.Statements.Any(statement => statement.IsAllow && IsAbout(statement, action, resource));

    /// <summary>Whether some statement without conditions denies it.</summary>
    public static bool Denies(this PolicyDocument document, string action, string resource) =>
        document.Statements.Any(statement => !statement.IsAllow && statement.Conditions.Count == 0 && IsAbout(statement, action, resource));

    /// <summary>Holds that a boundary lets pass every action on every resource that another policy allows.</summary>
    public static void AssertLetsPass(this PolicyDocument boundary, PolicyDocument policy)
    {
        foreach (var statement in policy.Statements.Where(statement => statement.IsAllow))
        {
            Assert.All(
                statement.Actions.SelectMany(action => statement.Resources.Select(resource => (Action: action, Resource: resource))),
                use => Assert.True(boundary.Allows(use.Action, use.Resource) && !boundary.Denies(use.Action, use.Resource), $"{use.Action} on {use.Resource}"));
        }
    }

    private static bool IsAbout(PolicyStatement statement, string action, string resource) =>
        statement.Actions.Any(pattern => Covers(pattern, action)) != statement.IsNotActions && statement.Resources.Any(pattern => Covers(pattern, resource));

    private static bool Covers(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.CultureInvariant);
}
