namespace Infra.Rules.Argo;

/// <summary>The type tokens of what Pulumi makes of Argo CD, and the name of its chart.</summary>
internal static class ArgoTypes
{
    public const string Application = GroupPrefix + "Application";
    public const string ApplicationSet = GroupPrefix + "ApplicationSet";
    public const string Project = GroupPrefix + "AppProject";
    public const string Release = "kubernetes:helm.sh/v3:Release";
    public const string Namespace = "kubernetes:core/v1:Namespace";
    public const string Chart = "argo-cd";
    public const string GroupPrefix = "kubernetes:argoproj.io/v1alpha1:";
}
