using Infra.Differences.Resources;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Differences.Resources;

public sealed class IgnoredChangesTests
{
    [Theory]
    [InlineData("tags.a", """{"tags": {"a": 1, "b": 1}}""", """{"tags": {"a": 2, "b": 2}}""", """{"tags": {"a": 1, "b": 2}}""")]
    [InlineData("tags.a", """{"tags": {"a": 1}}""", """{"tags": {"b": 2}}""", """{"tags": {"a": 1, "b": 2}}""")]
    [InlineData("tags.a", """{"tags": {}}""", """{"tags": {"a": 2}}""", """{"tags": {}}""")]
    [InlineData("tags.a", """{"tags": {"a": 1}}""", "{}", "{}")]
    [InlineData("tags[\"a.b\"]", """{"tags": {"a.b": 1}}""", """{"tags": {"a.b": 2}}""", """{"tags": {"a.b": 1}}""")]
    [InlineData("rules[0].name", """{"rules": [{"name": "a"}, {"name": "b"}]}""", """{"rules": [{"name": "x"}, {"name": "y"}]}""", """{"rules": [{"name": "a"}, {"name": "y"}]}""")]
    [InlineData("rules[*].name", """{"rules": [{"name": "a"}, {"name": "b"}]}""", """{"rules": [{"name": "x"}, {"name": "y"}, {"name": "z"}]}""", """{"rules": [{"name": "a"}, {"name": "b"}, {"name": "z"}]}""")]
    [InlineData("rules[1]", """{"rules": ["a"]}""", """{"rules": ["a", "b"]}""", """{"rules": ["a", "b"]}""")]
    [InlineData("tags.*", """{"tags": {"a": 1}}""", """{"tags": {"b": 2}}""", """{"tags": {"a": 1}}""")]
    [InlineData("*", """{"a": 1}""", """{"b": 2}""", """{"a": 1}""")]
    [InlineData("", """{"a": 1}""", """{"a": 2}""", """{"a": 2}""")]
    [InlineData("a.b", """{"a": "text"}""", """{"a": {"b": 2}}""", """{"a": {"b": 2}}""")]
    public void Reset_APath_TakesTheFirstValueThere(string path, string before, string after, string inputs) =>
        Assert.Equal(PlanBuilder.Value(inputs), IgnoredChanges.Reset((PlanValue.MapValue)PlanBuilder.Value(before), (PlanValue.MapValue)PlanBuilder.Value(after), [path]));
}
