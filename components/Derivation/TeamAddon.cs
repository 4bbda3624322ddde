namespace Infra.Components;

/// <summary>A team as an add-on: its namespaces, by which it gets what every part of the platform gets.</summary>
internal static class TeamAddon
{
    public static Addon Of(Team team) => new()
    {
        Name = new AddonName($"team-{team.Name}"),
        Summary = $"The namespaces of the team {team.Name}",
        Layer = AddonLayer.Experience,
        Namespaces = [.. team.Namespaces.Select(name => new AddonNamespace { Name = name, InMesh = true, Quota = team.Quota, Tenant = team })],
    };
}
