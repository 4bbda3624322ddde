using Infra.Graphs;
using Infra.Tests.Support;

namespace Infra.Tests.Graphs;

public sealed class TransitiveReductionTests
{
    [Theory]
    [InlineData("a>b b>c a>c", "a>b b>c")]
    [InlineData("a>b b>c c>d a>d a>c", "a>b b>c c>d")]
    [InlineData("a>b a>c b>d c>d", "a>b a>c b>d c>d")]
    [InlineData("a>b", "a>b")]
    public void Of_Edges_LeavesOutWhatALongerPathStandsFor(string given, string kept)
    {
        var edges = TransitiveReduction.Of(TestGraphs.Of(given.Split(' ')).Edges);

        Assert.Equal(kept, string.Join(' ', edges.Select(edge => $"{edge.From}>{edge.To}")));
    }
}
