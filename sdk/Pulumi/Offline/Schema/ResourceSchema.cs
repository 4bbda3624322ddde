namespace Pulumi.Offline;

/// <summary>What a provider declares of one resource type, by wire names.</summary>
/// <param name="Token">The type token: <c>aws:ec2/vpc:Vpc</c>; a provider's is <c>pulumi:providers:aws</c>.</param>
/// <param name="Inputs">What the type accepts.</param>
/// <param name="Outputs">What it gives back, beside <c>id</c> and <c>urn</c>.</param>
public sealed record ResourceSchema(
    string Token,
    IReadOnlyDictionary<string, PropertySchema> Inputs,
    IReadOnlyDictionary<string, PropertySchema> Outputs);
