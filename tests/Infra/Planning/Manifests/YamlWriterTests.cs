using Infra.Planning.Manifests;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Planning.Manifests;

public sealed class YamlWriterTests
{
    [Fact]
    public void Write_Objects_AreDocumentsWithSortedKeys() => Assert.Equal(
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
          -
            - 1.5
            - null
          policy: |
            line one

              line two
          size: 3
          version: "1.35"
        ---
        {}

        """.ReplaceLineEndings("\n"),
        YamlWriter.Write(
        [
            Map("""
                {"spec": {"size": 3, "version": "1.35", "empty": {}, "lists": [[], {"zones": ["x"], "name": "a"}, [1.5, null]], "policy": "line one\n\n  line two\n"},
                 "kind": "Cluster", "apiVersion": "kops.k8s.io/v1alpha2"}
                """),
            Map("{}"),
        ]));

    [Fact]
    public void Write_UnknownAndSecret_SaySoInQuotes() => Assert.Equal(
        """
        ---
        a: "<known after up: urn:x::y#id>"
        b: "s3://<known after up: urn#bucket>/x"
        c: "<secret>"

        """.ReplaceLineEndings("\n"),
        YamlWriter.Write([Map("""{"a": {"$unknown": "urn:x::y#id"}, "b": {"$template": ["s3://", {"$unknown": "urn#bucket"}, "/x"]}, "c": {"$secret": true}}""")]));

    [Theory]
    [InlineData("main.dev.example.com", false)]
    [InlineData("10.0.0.0/16", false)]
    [InlineData("1.35.2", true)]
    [InlineData("arn:aws:iam::111122223333:role/x", false)]
    [InlineData("true", true)]
    [InlineData("no", true)]
    [InlineData("0x1f", true)]
    [InlineData("1e3", true)]
    [InlineData("12:30", true)]
    [InlineData("2026-01-01", true)]
    [InlineData("", true)]
    [InlineData(" a", true)]
    [InlineData("- a", true)]
    [InlineData("a: b", true)]
    [InlineData("a #b", true)]
    [InlineData("*a", true)]
    [InlineData("a:", true)]
    [InlineData("a\tb", true)]
    [InlineData("é\"\\", true)]
    [InlineData("two\nlines", true)]
    public void Write_Text_IsReadBackAsItIs(string text, bool quoted)
    {
        var value = new PlanValue.TextValue(text);
        var written = YamlWriter.Write([Map("{}") with { Items = PlanValue.MapValue.Empty.Items.Add("a", value).Add(text, PlanValue.Null) }]);
        Assert.Equal(quoted, written.Contains("a: \"", StringComparison.Ordinal));
        var (objects, problem) = YamlObjects.Read(YamlText.Of(new PlanValue.TextValue(written))!);
        Assert.Null(problem);
        Assert.Equal(value, Assert.Single(objects)["a"]);
        Assert.Equal(PlanValue.Null, objects[0][text]);
    }

    [Fact]
    public void Write_ClusterDocuments_AreReadBackAsTheyAre()
    {
        var objects = KopsYaml.Plan().Build().Manifests.Select(manifest => manifest.Object).ToList();
        var (read, problem) = YamlObjects.Read(YamlText.Of(new PlanValue.TextValue(YamlWriter.Write(objects)))!);
        Assert.Null(problem);
        Assert.Equal(objects, read);
    }

    private static PlanValue.MapValue Map(string json) => (PlanValue.MapValue)PlanBuilder.Value(json);
}
