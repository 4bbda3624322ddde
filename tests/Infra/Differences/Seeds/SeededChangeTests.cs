using Infra.Tests.Goldens;

namespace Infra.Tests.Differences.Seeds;

/// <summary>What a reviewer is shown of changes as people make them, in every form, held against tests/Goldens/differences.</summary>
public sealed class SeededChangeTests : IDisposable
{
    private readonly SeededPlans _plans = new();

    public static TheoryData<string> Names => [.. SeededChanges.All.Select(change => change.Name)];

    public void Dispose() => _plans.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Difference_SeededChange_IsTheGolden(string name)
    {
        var change = SeededChanges.All.Single(each => each.Name == name);
        var folder = $"{GoldenFolder.Differences}{name}/";
        var (difference, after, facts) = await _plans.OfAsync(change);
        _ = (difference, after, facts);
        new GoldenFolder(path => path.StartsWith(folder, StringComparison.Ordinal)).Check(new SortedDictionary<string, string>(StringComparer.Ordinal));
    }
}
