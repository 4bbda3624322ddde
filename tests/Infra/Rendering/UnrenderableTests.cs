using Infra.Planning;
using Infra.Rendering;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Rendering;

public sealed class UnrenderableTests
{
    [Theory]
    [InlineData("""{"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "b"}}""")]
    [InlineData("""{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}, "data": {}}""")]
    [InlineData("""{"apiVersion": "example.com/v1", "kind": "Secret", "data": {"a": "b"}}""")]
    public void Of_WhatMayStandInGit_IsNothing(string json) => Assert.Empty(Of(json));

    [Fact]
    public void Of_Secret_NamesEachKeyAndNoText()
    {
        var problems = Of("""{"apiVersion": "v1", "kind": "Secret", "data": {"a": "aHVudGVyMg=="}, "stringData": {"b": "hunter2", "c": "hunter2"}}""");
        Assert.Equal(["data.a", "stringData.b", "stringData.c"], problems.Select(FieldOf));
        Assert.DoesNotContain(problems, problem => problem.Message.Contains("hunter2", StringComparison.Ordinal) || problem.Message.Contains("aHVudGVyMg", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ValuesKnownAfterUpOrSecret_NamesFields()
    {
        var problems = Of("""
            {"apiVersion": "v1", "kind": "ConfigMap",
             "data": {"a": {"$secret": true}, "b": {"$unknown": "urn#id"}, "c": "known"},
             "list": [1, {"d": {"$template": ["x-", {"$unknown": "urn#id"}]}}]}
            """);
        Assert.Equal(["data.a", "data.b", "list[1].d"], problems.Select(FieldOf));
        Assert.Contains("it is secret", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("not known before `up`", problems[1].Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PlanProblem> Of(string json) => [.. Unrenderable.Of(new PlanManifest("a", "kubernetes/dev/a/b.yaml", (PlanValue.MapValue)PlanBuilder.Value(json)))];

    private static string FieldOf(PlanProblem problem)
    {
        Assert.StartsWith("kubernetes/dev/a/b.yaml, ", problem.Message, StringComparison.Ordinal);
        return problem.Message.Split(", ")[1].Split(": ")[0];
    }
}
