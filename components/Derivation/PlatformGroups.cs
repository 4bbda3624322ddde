namespace Infra.Components;

/// <summary>Who people are, by the identity provider's names of their groups.</summary>
public static class PlatformGroups
{
    /// <summary>Run the platform: Argo CD's projects and Vault's policies. Changes go through Git; they only look at workloads.</summary>
    public const string Administrators = "platform-administrators";

    /// <summary>Look at Git, Argo CD and the audit logs.</summary>
    public const string Auditors = "platform-auditors";

    /// <summary>A group as the API servers name it; kOps tells them the prefix.</summary>
    internal static Subject InKubernetes(string group) => Subject.Group($"{ApiServerSettings.OidcPrefix}{group}");
}
