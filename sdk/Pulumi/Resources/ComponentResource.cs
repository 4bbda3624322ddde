using System.Reflection;

namespace Pulumi;

/// <summary>A resource that groups others.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers a component without inputs.</summary>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : base(type, name, custom: false, ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
    }

    /// <summary>Registers every property marked <see cref="OutputAttribute"/> as an output of the component.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties())
            if (property.Name != nameof(Urn) && property.GetCustomAttribute<OutputAttribute>() is { } output)
                outputs.Add(string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name, property.GetValue(this));
        RegisterOutputs(outputs);
    }

    /// <summary>Registers the component's outputs, and that it is whole.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Require().RegisterOutputs(this, outputs);
    }
}

/// <summary>The root of all resources; its outputs are what others may read of the stack.</summary>
public class Stack : ComponentResource
{
    internal const string StackType = "pulumi:pulumi:Stack";

    /// <summary>Registers the stack.</summary>
    public Stack(StackOptions? options = null) : base(StackType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}")
    {
        _ = options;
        Deployment.Require().Stack = this;
    }

    internal void RegisterPropertyOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties())
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } output || property.DeclaringType!.IsAssignableFrom(typeof(Stack))) continue;
            outputs.Add(output.Name ?? property.Name, property.GetValue(this));
        }
        var nulls = outputs.Where(o => o.Value is null).Select(o => o.Key).ToArray();
        if (nulls.Length > 0)
            throw new RunException($"Output(s) '{string.Join(", ", nulls)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        var others = outputs.Where(o => o.Value is not IOutput).Select(o => o.Key).ToArray();
        if (others.Length > 0)
            throw new RunException($"Output(s) '{string.Join(", ", others)}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
        RegisterOutputs(outputs);
    }

    internal void RegisterStackOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);
}
