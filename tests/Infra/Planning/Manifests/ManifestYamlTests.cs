using Infra.Components;
using Infra.Planning.Manifests;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Planning.Manifests;

public sealed class ManifestYamlTests
{
    [Fact]
    public void WriteAll_Objects_AreDocumentsWithSortedKeys() => Assert.Equal(
        """
        ---
        apiVersion: kops.k8s.io/v1alpha2
        kind: Cluster
        spec:
          empty: {}
          lists:
          - []
          - name: a
            zones:
            - x
          - - 1.5
            - null
          policy: |
            line one

              line two
          size: 3
          version: "1.35"
        ---
        {}

        """.ReplaceLineEndings("\n"),
        ManifestYaml.WriteAll(
        [
            Map("""
                {"spec": {"size": 3, "version": "1.35", "empty": {}, "lists": [[], {"zones": ["x"], "name": "a"}, [1.5, null]], "policy": "line one\n\n  line two\n"},
                 "kind": "Cluster", "apiVersion": "kops.k8s.io/v1alpha2"}
                """),
            Map("{}"),
        ]));

    [Fact]
    public void WriteAll_UnknownAndSecret_SaySo() => Assert.Equal(
        """
        ---
        a: '<known after up: urn:x::y#id>'
        b: 's3://<known after up: urn#bucket>/x'
        c: <secret>

        """.ReplaceLineEndings("\n"),
        ManifestYaml.WriteAll([Map("""{"a": {"$unknown": "urn:x::y#id"}, "b": {"$template": ["s3://", {"$unknown": "urn#bucket"}, "/x"]}, "c": {"$secret": true}}""")]));

    [Theory]
    [InlineData("main.dev.example.com")]
    [InlineData("10.0.0.0/16")]
    [InlineData("1.35.2")]
    [InlineData("1.35")]
    [InlineData("true")]
    [InlineData("no")]
    [InlineData("null")]
    [InlineData("0x1f")]
    [InlineData("0o17")]
    [InlineData("1e3")]
    [InlineData("+.5")]
    [InlineData("12:30")]
    [InlineData("2026-01-01")]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("- a")]
    [InlineData("---")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("*a")]
    [InlineData("a:")]
    [InlineData("a\tb")]
    [InlineData("é\"\\")]
    [InlineData("\u0007\u0085")]
    [InlineData("two\nlines")]
    [InlineData("two\n\n  lines\n")]
    [InlineData("two\nlines\n\n")]
    [InlineData("  two\nlines\n")]
    [InlineData("\ntwo\nlines")]
    [InlineData("two \nlines\t\n")]
    [InlineData("two\r\nlines\r\n")]
    [InlineData("\n")]
    public void WriteAll_Text_IsReadBackAsItIs(string text)
    {
        var value = new PlanValue.TextValue(text);
        var written = ManifestYaml.WriteAll([Map("{}") with { Items = PlanValue.MapValue.Empty.Items.Add("a a", value).Add(text, PlanValue.Null) }]);
        var (objects, problem) = YamlObjects.Read(YamlText.Of(new PlanValue.TextValue(written))!);
        Assert.Null(problem);
        Assert.Equal(value, Assert.Single(objects)["a a"]);
        Assert.Equal(PlanValue.Null, objects[0][text]);
        Assert.DoesNotContain('\r', written);
    }

    [Fact]
    public void WriteAll_ClusterDocuments_AreReadBackAsTheyAre()
    {
        var objects = KopsYaml.Plan().Build().Manifests.Select(manifest => manifest.Object).ToList();
        var (read, problem) = YamlObjects.Read(YamlText.Of(new PlanValue.TextValue(ManifestYaml.WriteAll(objects)))!);
        Assert.Null(problem);
        Assert.Equal(objects, read);
    }

    [Fact]
    public void ValueOf_Document_IsWrittenAsTheDocument()
    {
        var document = new YamlMap { { "text", "1" }, { "list", new YamlList { 2, new YamlMap { { "a", true } } } }, { "empty", new YamlMap() } };
        var value = ManifestYaml.ValueOf(document);
        Assert.Equal(PlanBuilder.Value("""{"text": "1", "list": [2, {"a": true}], "empty": {}}"""), value);
        Assert.Equal("empty: {}\nlist:\n- 2\n- a: true\ntext: \"1\"\n", ManifestYaml.Write(value));
    }

    private static PlanValue.MapValue Map(string json) => (PlanValue.MapValue)PlanBuilder.Value(json);
}
