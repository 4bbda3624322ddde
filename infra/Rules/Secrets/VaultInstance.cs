using Infra.Planning;

namespace Infra.Rules.Secrets;

/// <summary>One cluster's Vault, as a plan configures it: resources of one have one provider.</summary>
internal sealed class VaultInstance
{
    private readonly Dictionary<string, VaultAcl> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Mount, string Name), VaultRole> _roles = [];
    private readonly Dictionary<string, PlanResource> _secrets = new(StringComparer.Ordinal);

    /// <summary>Reads its resources.</summary>
    public VaultInstance(IEnumerable<PlanResource> resources, PlanIndex index)
    {
        foreach (var resource in resources)
        {
            switch (resource.Type)
            {
                case VaultTypes.Policy:
                    var policy = VaultAcl.Of(resource, index);
                    _policies[policy.Name] = policy;
                    break;
                case VaultTypes.Role:
                    var role = new VaultRole(resource, index);
                    _roles[(role.Mount, role.Name)] = role;
                    break;
                case VaultTypes.Secret:
                    _secrets[$"{index.TextOf(resource.Inputs["mount"])?.Trim('/')}/{index.TextOf(resource.Inputs["name"])}"] = resource;
                    break;
            }
        }
    }

    /// <summary>Its policies.</summary>
    public IEnumerable<VaultAcl> Policies => _policies.Values;

    /// <summary>Its roles for ServiceAccounts.</summary>
    public IEnumerable<VaultRole> Roles => _roles.Values;

    /// <summary>A role for ServiceAccounts; null where there is none.</summary>
    public VaultRole? FindRole(string mount, string name) => _roles.GetValueOrDefault((mount, name));

    /// <summary>A policy; null where there is none.</summary>
    public VaultAcl? FindPolicy(string name) => _policies.GetValueOrDefault(name);

    /// <summary>A secret by its path, the engine's mount first; null where there is none.</summary>
    public PlanResource? FindSecret(string path) => _secrets.GetValueOrDefault(path);

    /// <summary>Every Vault of a plan, by the URN of its provider.</summary>
    public static IEnumerable<VaultInstance> Of(PlanIndex index) =>
        new[] { VaultTypes.Policy, VaultTypes.Role, VaultTypes.Secret }.SelectMany(index.OfType)
            .GroupBy(resource => resource.Provider ?? "", StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new VaultInstance(same, index));
}
