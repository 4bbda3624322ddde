using Infra.Planning;

namespace Infra.Tests.Differences.Seeds;

/// <summary>A change as people make it, of which the whole difference is known.</summary>
/// <param name="Name">The folder of its goldens below tests/Goldens/differences.</param>
/// <param name="Settings">What it does to dev's settings; null where it is a change of the program.</param>
/// <param name="Program">What a change of the program does to the plan; null where it is one of the settings.</param>
public sealed record SeededChange(string Name, Func<string, string>? Settings = null, Func<Plan, Plan>? Program = null)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
