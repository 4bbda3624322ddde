using Infra.Differences;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Differences;

public sealed class ValueChangesTests
{
    [Theory]
    [InlineData("""{"a": 1, "b": [true, null, {"c": "x"}]}""")]
    [InlineData("""{"a": {"$secret": true}, "b": {"$unknown": "urn#id"}, "c": {"$template": ["x", {"$unknown": "urn#id"}]}}""")]
    public void Between_EqualValues_SaysNothing(string json) => Assert.Empty(ValueChanges.Between(PlanBuilder.Value(json), PlanBuilder.Value(json)));

    [Fact]
    public void Between_Maps_GoesByKey() => AssertChanges(
        """{"tags": {"owner": "a", "team": "b"}, "gone": 1}""",
        """{"tags": {"owner": "c", "team": "b", "cost.center/id": "d"}}""",
        "gone: 1 -> ", """tags["cost.center/id"]:  -> "d" """.TrimEnd(), "tags.owner: \"a\" -> \"c\"");

    [Fact]
    public void Between_OtherKinds_IsOneChange() => AssertChanges("""{"a": [1, 2], "b": 1}""", """{"a": {"x": 1}, "b": "1"}""", "a: [1,2] -> {\"x\":1}", "b: 1 -> \"1\"");

    [Fact]
    public void Between_ItemInsertedIntoAList_IsOneChange() => AssertChanges(
        """{"list": ["a", "b", "c", "d"]}""",
        """{"list": ["a", "x", "b", "c", "d"]}""",
        "list[1]:  -> \"x\"");

    [Fact]
    public void Between_ItemTakenOutOfAList_IsOneChange() => AssertChanges("""[{"port": 1}, {"port": 2}, {"port": 3}]""", """[{"port": 1}, {"port": 3}]""", "[1]: {\"port\":2} -> ");

    [Fact]
    public void Between_ItemChangedAmongOthers_IsComparedWithItself() => AssertChanges(
        """{"rules": [{"from": "a", "port": 1}, {"from": "b", "port": 2}]}""",
        """{"rules": [{"from": "new", "port": 9}, {"from": "a", "port": 1}, {"from": "b", "port": 3}]}""",
        "rules[0]:  -> {\"from\":\"new\",\"port\":9}", "rules[2].port: 2 -> 3");

    [Fact]
    public void Between_UnlikeItemsOfOtherNumber_ComeAndGo() => AssertChanges("""["a", "b"]""", """["x"]""", "[0]: \"a\" -> ", "[1]: \"b\" -> ", "[0]:  -> \"x\"");

    [Theory]
    [InlineData("name")]
    [InlineData("Sid")]
    [InlineData("id")]
    [InlineData("mountPath")]
    public void Between_NamedItems_GoByTheirNames(string key) => AssertChanges(
        $$"""{"list": [{"{{key}}": "x", "v": 1}, {"{{key}}": "y", "v": 1}]}""",
        $$"""{"list": [{"{{key}}": "w", "v": 1}, {"{{key}}": "x", "v": 2}, {"{{key}}": "y", "v": 1}]}""",
        $$"""list[{{key}}=w]:  -> {"{{key}}":"w","v":1}""", $"list[{key}=x].v: 1 -> 2");

    [Fact]
    public void Between_NamedItemsInAnotherOrder_IsAChangeOfTheOrder() => AssertChanges(
        """[{"name": "first"}, {"name": "second"}]""",
        """[{"name": "second"}, {"name": "first"}]""",
        """[order]: ["name=first","name=second"] -> ["name=second","name=first"]""");

    [Fact]
    public void Between_NamesThatAreNotUnique_GoByLikeness() => AssertChanges(
        """[{"name": "x", "v": 1}, {"name": "x", "v": 2}]""",
        """[{"name": "x", "v": 1}, {"name": "x", "v": 2}, {"name": "x", "v": 3}]""",
        """[2]:  -> {"name":"x","v":3}""");

    [Fact]
    public void Between_ListsTooLongForATable_GoByWhatTheyHaveOnce()
    {
        var before = Numbers(0, 2000);
        Assert.Equal(["[0]", "[1999]"], ValueChanges.Between(before, Numbers(1, 2000)).Select(change => change.Path));
        Assert.Equal("[1000]", Assert.Single(ValueChanges.Between(before, new PlanValue.ListValue(before.Items.Insert(1000, PlanValue.Null)))).Path);
        var changed = new PlanValue.ListValue(before.Items.Insert(0, PlanValue.Null).SetItem(1500, PlanValue.Null).Add(PlanValue.Null));
        Assert.Equal(["[0]", "[1500]", "[2001]"], ValueChanges.Between(before, changed).Select(change => change.Path));
    }

    [Fact]
    public void Between_LongListsWithNothingInCommon_GoByPlace() => Assert.Equal(2000, ValueChanges.Between(Numbers(0, 2000), Numbers(5000, 2000)).Length);

    [Fact]
    public void Between_ItemsWhoseNamesHaveBrackets_QuotesThem() => AssertChanges(
        """[{"path": "a[0]", "v": 1}]""", """[{"path": "a[0]", "v": 2}]""", "[path=\"a[0]\"].v: 1 -> 2");

    [Fact]
    public void Between_Policies_GoByStatementAndAction() => AssertChanges(
        Inputs("policy", """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Action":["s3:GetObject"]}]}"""),
        Inputs("policy", """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Action":["s3:GetObject","s3:PutObject"]},{"Sid":"Write","Action":"s3:*"}]}"""),
        "policy.Statement[Sid=Read].Action[1]:  -> \"s3:PutObject\"", """policy.Statement[Sid=Write]:  -> {"Action":"s3:*","Sid":"Write"}""");

    [Fact]
    public void Between_PoliciesWithUnknownParts_KeepTheParts() => AssertChanges(
        """{"policy": {"$template": ["{\"Resource\":\"", {"$unknown": "urn:a#arn"}, "/x\",\"Version\":", {"$unknown": "urn:b#version"}, "}"]}}""",
        """{"policy": {"$template": ["{\"Resource\":\"", {"$unknown": "urn:c#arn"}, "/x\",\"Version\":", {"$unknown": "urn:b#version"}, "}"]}}""",
        """policy.Resource: {"$template":[{"$unknown":"urn:a#arn"},"/x"]} -> {"$template":[{"$unknown":"urn:c#arn"},"/x"]}""");

    [Fact]
    public void Between_UnknownPartsOfAKey_NameTheKey() => AssertChanges(
        """{"policy": {"$template": ["{\"StringEquals\":{\"", {"$unknown": "urn:a#url"}, ":sub\":\"x\"}}"]}}""",
        """{"policy": {"$template": ["{\"StringEquals\":{\"", {"$unknown": "urn:a#url"}, ":sub\":\"y\"}}"]}}""",
        "policy.StringEquals.<urn:a#url>:sub: \"x\" -> \"y\"");

    [Fact]
    public void Between_YamlDocuments_GoByKindAndName() => AssertChanges(
        Inputs("content", "kind: Cluster\nmetadata:\n  name: main\nspec:\n  version: 1.35.2\n---\nkind: InstanceGroup\nmetadata:\n  name: nodes\nspec:\n  maxSize: 2\n"),
        Inputs("content", "kind: Cluster\nmetadata:\n  name: main\nspec:\n  version: 1.35.2\n---\nkind: InstanceGroup\nmetadata:\n  name: nodes\nspec:\n  maxSize: 3\n"),
        "content[InstanceGroup/nodes].spec.maxSize: 2 -> 3");

    [Fact]
    public void Between_YamlLists_GoByName() => AssertChanges(
        Inputs("extraEnv", "- name: A\n  value: x\n- name: B\n  value: y\n"),
        Inputs("extraEnv", "- name: A\n  value: x\n- name: B\n  value: z\n"),
        "extraEnv[name=B].value: \"y\" -> \"z\"");

    [Theory]
    [InlineData("#!/bin/sh\n# Says hello.\necho hello\n", "#!/bin/sh\n# Says hello.\necho hullo\n")]
    [InlineData("one line: of text", "one line: of another text")]
    [InlineData("{{ .Values.a }}", "{{ .Values.b }}")]
    [InlineData("{\"a\": 1", "{\"a\": 2")]
    [InlineData("key: [1\n\n", "key: [2\n\n")]
    public void Between_OtherTexts_IsOneChange(string before, string after) => AssertChanges(Inputs("text", before), Inputs("text", after), $"text: {Json(new PlanValue.TextValue(before))} -> {Json(new PlanValue.TextValue(after))}");

    [Fact]
    public void Between_TextsThatMeanTheSame_IsAChangeOfTheText() => AssertChanges(
        Inputs("policy", """{"a": 1}"""), Inputs("policy", """{ "a": 1 }"""), """policy: "{\"a\": 1}" -> "{ \"a\": 1 }" """.TrimEnd());

    [Fact]
    public void Between_SecretAndText_IsAChangeThatSaysNoSecret() => AssertChanges("""{"a": {"$secret": true}}""", """{"a": "open"}""", """a: {"$secret":true} -> "open" """.TrimEnd());

    private static PlanValue.ListValue Numbers(int start, int count) => new([.. Enumerable.Range(start, count).Select(number => new PlanValue.NumberValue(number))]);

    private static string Inputs(string key, string text) => $$"""{"{{key}}": {{PlanBuilder.Quoted(text)}}}""";

    private static void AssertChanges(string before, string after, params string[] changes) => Assert.Equal(
        changes,
        ValueChanges.Between(PlanBuilder.Value(before), PlanBuilder.Value(after)).Select(Shown));

    internal static string Shown(PropertyChange change) => $"{change.Path}: {Json(change.Before)} -> {Json(change.After)}";

    private static string Json(PlanValue? value) => value is null ? "" : PlanValues.Json(value);
}
