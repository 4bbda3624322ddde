using System.Collections.Immutable;

namespace Infra.Tests.Components;

/// <summary>A resource as the mocks saw it.</summary>
internal sealed record RegisteredResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    /// <summary>The input at a path such as <c>rules.0.expiration.days</c>; null where there is none.</summary>
    public object? this[string path]
    {
        get
        {
            object? value = Inputs;
            foreach (var step in path.Split('.'))
                value = Step(value, step);
            return value;
        }
    }

    public string Text(string path) => Assert.IsType<string>(this[path]);

    public IReadOnlyList<string> Texts(string path) => [.. Assert.IsType<ImmutableArray<object?>>(this[path]).Cast<string>()];

    public ImmutableDictionary<string, object?> Map(string path) => Assert.IsType<ImmutableDictionary<string, object?>>(this[path]);

    private static object? Step(object? value, string step) => value switch
    {
        ImmutableDictionary<string, object?> map => map.GetValueOrDefault(step),
        ImmutableArray<object?> list => list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
        _ => null,
    };
}
