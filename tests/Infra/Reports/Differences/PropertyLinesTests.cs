using Infra.Differences;
using Infra.Reports.Differences;

namespace Infra.Tests.Reports.Differences;

public sealed class PropertyLinesTests
{
    private static readonly ManifestChange Kops = new() { Kind = ChangeKind.Changed, Application = "kops", Path = "clusters/dev/main.yaml", ObjectKind = "Cluster", Name = "main" };

    [Fact]
    public void Of_ChartValuesOfAnApplication_Stand() => Assert.Equal(
        ["spec.source.helm.valuesObject.a: 1 -> 2", "spec.source.helm.values: \"a\" -> \"b\"", "spec.sources[chart=x].helm.parameters[0]: 1 -> 2", "spec.source.targetRevision: \"1\" -> \"2\""],
        LinesOf("kubernetes:argoproj.io/v1alpha1:Application", "alloy", SampleDifferences.Empty,
            ("spec.source.helm.valuesObject.a", "1", "2"), ("spec.source.helm.values", "\"a\"", "\"b\""), ("spec.sources[chart=x].helm.parameters[0]", "1", "2"), ("spec.source.targetRevision", "\"1\"", "\"2\"")));

    [Fact]
    public void Of_DocumentsOfKops_StandInOneLineWhereTheManifestsSayThem() => Assert.Equal(
        ["documents: 1 value differs, shown among the manifests"],
        LinesOf("aws:s3/bucketObjectv2:BucketObjectv2", "main-kops-documents", SampleDifferences.Empty with { Manifests = [Kops] }, ("content", "\"a\"", "\"b\"")));

    [Fact]
    public void Of_ContentThatNoManifestSays_Stands() => Assert.Equal(
        ["content: \"a\" -> \"b\""], LinesOf("aws:s3/bucketObjectv2:BucketObjectv2", "discovery", SampleDifferences.Empty, ("content", "\"a\"", "\"b\"")));

    [Fact]
    public void Of_ContentType_IsNoContent() => Assert.Equal(
        ["contentType: \"a\" -> \"b\""],
        LinesOf("aws:s3/bucketObjectv2:BucketObjectv2", "main-kops-documents", SampleDifferences.Empty with { Manifests = [Kops] }, ("contentType", "\"a\"", "\"b\"")));

    private static IEnumerable<string> LinesOf(string type, string name, PlanDifference difference, params (string Path, string Before, string After)[] changes) =>
        PropertyLines.Of(new ResourceChange
        {
            Kind = ChangeKind.Changed,
            Urn = SampleDifferences.Urn(type, name),
            Type = type,
            Name = name,
            Properties = [.. changes.Select(change => SampleDifferences.Change(change.Path, change.Before, change.After))],
        }, difference, ValueText.ShortLimit).Select(line => line.Text);
}
