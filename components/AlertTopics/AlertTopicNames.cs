namespace Infra.Components;

/// <summary>The names of the topics of alerts, which are known before the topics exist.</summary>
public static class AlertTopicNames
{
    /// <summary>The topic's name, <c>{project}-{stack}-alerts</c>, and <c>{project}-{stack}-alerts-{team}</c> for a team's.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="team">The team; null for the platform's.</param>
    public static string Of(PlatformScope scope, string? team)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Name(team is null ? "alerts" : $"alerts-{team}").ToString();
    }

    /// <summary>The topic's ARN.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="team">The team; null for the platform's.</param>
    public static string Arn(PlatformScope scope, string? team)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Account.Arn("sns", Of(scope, team));
    }
}
