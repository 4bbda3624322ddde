namespace Infra.Components;

/// <summary>Labels by which a namespace and its pods are a team's.</summary>
public static class TeamLabels
{
    /// <summary>Whose they are: the team's name, or the platform's owner.</summary>
    public const string Team = "team";

    /// <summary>Who pays for them.</summary>
    public const string CostCentre = "cost-centre";

    /// <summary>On namespaces of teams, "true": what policies tell them from the platform's by. Teams cannot change namespaces.</summary>
    public const string Tenant = "platform-tenant";

    /// <summary>The value of <see cref="Tenant"/>.</summary>
    public const string IsTenant = "true";
}
