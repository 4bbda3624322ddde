using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Offline;

/// <summary>
/// Turns a <see cref="PlanValue"/> into the type that an output's property has. What holds an unknown part is unknown as a whole, text
/// excepted, which keeps its known parts.
/// </summary>
internal static class ValueConverter
{
    public static OutputData<T> Convert<T>(PlanValue value, OutputState state, Func<Unknown> unknown)
    {
        if (value is PlanValue.SecretValue secret) return Convert<T>(secret.Plaintext, state.WithSecret(true), unknown);
        if (UnknownOf(value) is { } source) return new(default!, state with { Unknown = source });
        if (PlanJsonText.FirstUnknown(value) is not null) return new(default!, state with { Unknown = unknown() });
        return new((T)Convert(value, typeof(T))!, state);
    }

    private static Unknown? UnknownOf(PlanValue value) => value switch
    {
        PlanValue.UnknownValue one => new UnknownFrom(one.Source),
        PlanValue.TemplateValue template => UnknownText.Join(template.Parts.Select(p => p is PlanValue.TextValue text ? (object)text.Value : UnknownOf(p)!)),
        _ => null,
    };

    /// <exception cref="InvalidCastException">The value is not of that type.</exception>
    private static object? Convert(PlanValue value, Type type)
    {
        if (value is PlanValue.NullValue) return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (value is PlanValue.SecretValue secret) return Convert(secret.Plaintext, type);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) && value is PlanValue.TextValue text) return text.Value;
        if (plain == typeof(bool) && value is PlanValue.BoolValue flag) return flag.Value;
        if (plain == typeof(double) && value is PlanValue.NumberValue number) return number.Value;
        if (plain == typeof(int) && value is PlanValue.NumberValue whole) return (int)whole.Value;
        if (plain == typeof(object)) return PlanJsonText.Plain(value);
        if (plain.IsDefined(typeof(OutputTypeAttribute)) && value is PlanValue.MapValue members) return ConvertObject(members, plain);
        if (plain.IsDefined(typeof(EnumTypeAttribute))) return ConvertEnum(value, plain);
        if (plain.IsGenericType)
        {
            var definition = plain.GetGenericTypeDefinition();
            var arguments = plain.GetGenericArguments();
            if (definition == typeof(ImmutableArray<>) && value is PlanValue.ListValue list) return ConvertList(list, arguments[0]);
            if (definition == typeof(ImmutableDictionary<,>) && value is PlanValue.MapValue map) return ConvertMap(map, arguments[1]);
            if (definition == typeof(Union<,>)) return ConvertUnion(value, plain, arguments);
        }
        throw new InvalidCastException($"{value.GetType().Name} is no {type}");
    }

    private static object ConvertList(PlanValue.ListValue list, Type element)
    {
        var array = Array.CreateInstance(element, list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++) array.SetValue(Convert(list.Items[i], element), i);
        var create = typeof(ImmutableArray).GetMethods().Single(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }]);
        return create.MakeGenericMethod(element).Invoke(null, [array])!;
    }

    private static object ConvertMap(PlanValue.MapValue map, Type element)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var (key, item) in map.Items) dictionary.Add(key, Convert(item, element));
        var create = typeof(ImmutableDictionary).GetMethods().Single(m => m.Name == nameof(ImmutableDictionary.CreateRange) && m.GetParameters().Length == 1);
        return create.MakeGenericMethod(typeof(string), element).Invoke(null, [dictionary])!;
    }

    private static object ConvertObject(PlanValue.MapValue members, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single(c => c.IsDefined(typeof(OutputConstructorAttribute)));
        var values = constructor.GetParameters().Select(p =>
        {
            var name = p.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? p.Name!;
            return Convert(members[name] ?? PlanValue.Null, p.ParameterType);
        });
        return constructor.Invoke([.. values]);
    }

    private static object ConvertEnum(PlanValue value, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Single(c => c.GetParameters().Length == 1);
        return constructor.Invoke([Convert(value, constructor.GetParameters()[0].ParameterType)]);
    }

    private static object ConvertUnion(PlanValue value, Type union, Type[] types)
    {
        for (var i = 0; i < types.Length; i++)
        {
            try
            {
                return union.GetMethod($"FromT{i}")!.Invoke(null, [Convert(value, types[i])])!;
            }
            catch (InvalidCastException) when (i + 1 < types.Length)
            {
                // Not this one: the next.
            }
        }
        throw new InvalidCastException($"{value.GetType().Name} is no {union}");
    }
}
