using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Stands in for providers in a test.</summary>
public interface IMocks
{
    /// <summary>Answers the registration of a resource with its id and its state, a dictionary by wire name.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers a function.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Is told a component's outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>A resource, as a mock sees it.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The name within the program.</summary>
    public string? Name { get; set; }

    /// <summary>The inputs by wire name; those that hold an unknown are not among them.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>"urn::id" of the explicit provider, else empty.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of the resource to take over, else empty.</summary>
    public string? Id { get; set; }
}

/// <summary>A function call, as a mock sees it.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments by wire name.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>"urn::id" of the explicit provider, else empty.</summary>
    public string? Provider { get; set; }
}

/// <summary>A component's outputs, as a mock is told them.</summary>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    /// <summary>The component's URN.</summary>
    public readonly string Urn = urn;

    /// <summary>The outputs by wire name.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}

/// <summary>What a test says of its run.</summary>
public class TestOptions
{
    /// <summary>The project's name; "project" where null.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack's name; "stack" where null.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether outputs that a mock does not give are unknown; true where null.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>The organisation's name; "organization" where null.</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The folder of Pulumi.yaml; asking for it fails where null.</summary>
    public string? RootDirectory { get; set; }
}
