using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>A class whose members marked <see cref="InputAttribute"/> are inputs.</summary>
public abstract class InputArgs
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> Members = new();

    private protected InputArgs() { }

    /// <summary>The inputs by wire name; those without a value are left out.</summary>
    /// <param name="missing">Called with the wire name of each required input that has no value.</param>
    internal virtual IEnumerable<(string Name, object Value, bool Json)> Read(Action<string> missing)
    {
        foreach (var member in Members.GetOrAdd(GetType(), MembersOf))
        {
            if (member.Get(this) is { } value) yield return (member.Name, value, member.Json);
            else if (member.Required) missing(member.Name);
        }
    }

    private static ImmutableArray<InputMember> MembersOf(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return
        [
            .. type.GetFields(all).Select(f => (Input: f.GetCustomAttribute<InputAttribute>(), Get: (Func<object, object?>)f.GetValue))
                .Concat(type.GetProperties(all).Select(p => (Input: p.GetCustomAttribute<InputAttribute>(), Get: (Func<object, object?>)p.GetValue)))
                .Where(m => m.Input is not null)
                .Select(m => new InputMember(m.Input!.Name, m.Input.IsRequired, m.Input.Json, m.Get)),
        ];
    }

    private sealed record InputMember(string Name, bool Required, bool Json, Func<object, object?> Get);
}

/// <summary>A resource's inputs, or a nested part of them.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No inputs.</summary>
    public static readonly ResourceArgs Empty = new None();

    /// <summary>For derived classes.</summary>
    protected ResourceArgs() { }

    private sealed class None : ResourceArgs;
}

/// <summary>Inputs by wire name, for a resource type without a class.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override IEnumerable<(string Name, object Value, bool Json)> Read(Action<string> missing) =>
        dictionary.Where(p => p.Value is not null).Select(p => (p.Key, p.Value!, false));
}

/// <summary>A function's arguments.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new None();

    /// <summary>For derived classes.</summary>
    protected InvokeArgs() { }

    private sealed class None : InvokeArgs;
}

/// <summary>What a program says of a function call beside its arguments.</summary>
public sealed class InvokeOptions
{
    /// <summary>A resource whose provider answers.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider that answers.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The provider's version.</summary>
    public string? Version { get; set; }
}
