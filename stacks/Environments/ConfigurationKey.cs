namespace Infra.Stacks;

/// <summary>A key that the configuration of an environment may have, for documentation and completion.</summary>
/// <param name="Path">The key, such as <c>platform:network.cidr</c>.</param>
/// <param name="Type">The type in a word or two, with the unit.</param>
/// <param name="Default">The value where the key isn't there; null where it is required.</param>
/// <param name="Allowed">What its value may be.</param>
/// <param name="Description">What it is.</param>
public sealed record ConfigurationKey(string Path, string Type, string? Default, string Allowed, string Description);
