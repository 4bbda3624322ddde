namespace Pulumi.Offline;

/// <summary>One input or output of a resource or nested type.</summary>
/// <param name="Name">The wire name: <c>cidrBlock</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Of an input: it must be given. Of an output: the provider always gives it.</param>
/// <param name="Secret">The provider treats it as a secret, whether or not the program marked it.</param>
public sealed record PropertySchema(string Name, SchemaType Type, bool Required, bool Secret);
