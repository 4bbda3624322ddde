using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Offline;

/// <summary>What is known of a resource once it is registered.</summary>
/// <param name="Id">The provider's id; null where it is known only after `up`.</param>
/// <param name="Outputs">The outputs that are known.</param>
/// <param name="IsPreview">Whether an output that is not among them is unknown; else it has no value.</param>
internal sealed record ResourceState(string? Id, PlanValue.MapValue Outputs, bool IsPreview);

/// <summary>Sets the properties of a resource that are marked <see cref="OutputAttribute"/>.</summary>
internal static class ResourceOutputs
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<OutputProperty>> Properties = new();

    /// <summary>Sets them to values that are there.</summary>
    public static void Set(Resource resource, ResourceState state)
    {
        foreach (var property in Properties.GetOrAdd(resource.GetType(), PropertiesOf)) property.Set(resource, property.Factory.Create(resource, property.Name, state));
    }

    /// <summary>Sets them to outputs that complete when the state is there.</summary>
    public static void SetPending(Resource resource, Task<ResourceState> state)
    {
        foreach (var property in Properties.GetOrAdd(resource.GetType(), PropertiesOf)) property.Set(resource, property.Factory.CreatePending(resource, property.Name, state));
    }

    private static ImmutableArray<OutputProperty> PropertiesOf(Type type)
    {
        // A component's own properties are its constructor's to set.
        if (!typeof(CustomResource).IsAssignableFrom(type)) return [];
        var properties = ImmutableArray.CreateBuilder<OutputProperty>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.Name == nameof(Resource.Urn) || property.GetCustomAttribute<OutputAttribute>() is not { } output) continue;
            if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
                throw new RunException($"Output(s) '{output.Name ?? property.Name}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
            var setter = property.DeclaringType!.GetProperty(property.Name)!.SetMethod ?? throw new InvalidOperationException($"[Output] {type.FullName}.{property.Name} did not have a 'set' method");
            var factory = (IOutputFactory)Activator.CreateInstance(typeof(OutputFactory<>).MakeGenericType(property.PropertyType.GenericTypeArguments[0]))!;
            var invoker = MethodInvoker.Create(setter);
            properties.Add(new(output.Name ?? property.Name, factory, (target, value) => invoker.Invoke(target, value)));
        }
        return properties.ToImmutable();
    }

    private sealed record OutputProperty(string Name, IOutputFactory Factory, Action<object, object> Set);

    private interface IOutputFactory
    {
        IOutput Create(Resource resource, string name, ResourceState state);

        IOutput CreatePending(Resource resource, string name, Task<ResourceState> state);
    }

    private sealed class OutputFactory<T> : IOutputFactory
    {
        public IOutput Create(Resource resource, string name, ResourceState state) => new Output<T>(Data(resource, name, state));

        public IOutput CreatePending(Resource resource, string name, Task<ResourceState> state) => new Output<T>(LaterAsync(resource, name, state), resource);

        private static async Task<OutputData<T>> LaterAsync(Resource resource, string name, Task<ResourceState> state) => Data(resource, name, await state.ConfigureAwait(false));

        private static OutputData<T> Data(Resource resource, string name, ResourceState state)
        {
            var registration = resource.Registration!;
            var outputs = registration.IsSecretOutput(name) ? registration.SecretOutput : registration.KnownOutput;
            var value = name == "id" ? state.Id is null ? null : new PlanValue.TextValue(state.Id) : state.Outputs[name];
            if (value is null)
                return new(default!, state.IsPreview ? outputs with { Unknown = new UnknownProperty(resource, name) } : outputs);
            try
            {
                return ValueConverter.Convert<T>(value, outputs, () => new UnknownProperty(resource, name));
            }
            catch (InvalidCastException exception)
            {
                Log.Warn($"output '{name}' of {registration.Label} is not what its property holds: {exception.Message}", resource);
                return new(default!, outputs);
            }
        }
    }
}
