namespace Infra.Tests.Components;

/// <summary>The resources that a run registered.</summary>
internal sealed class RegisteredResources(IReadOnlyList<RegisteredResource> all)
{
    /// <summary>The resource of a name.</summary>
    public RegisteredResource this[string name] => Assert.Single(all, resource => resource.Name == name);

    public IReadOnlyList<RegisteredResource> OfType(string type) =>
        [.. all.Where(resource => resource.Type == type).OrderBy(resource => resource.Name, StringComparer.Ordinal)];

    public IReadOnlyList<string> NamesOfType(string type) => [.. OfType(type).Select(resource => resource.Name)];

    public IEnumerable<RegisteredResource> All => all;
}
