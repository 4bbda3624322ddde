namespace Pulumi.Offline;

/// <summary>What a provider declares of one function, by wire names.</summary>
/// <param name="Token">The token: <c>command:local:run</c>.</param>
/// <param name="Inputs">What the function accepts.</param>
/// <param name="Outputs">What it gives back.</param>
public sealed record FunctionSchema(
    string Token,
    IReadOnlyDictionary<string, PropertySchema> Inputs,
    IReadOnlyDictionary<string, PropertySchema> Outputs);
