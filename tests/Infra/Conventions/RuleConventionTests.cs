using System.Text.RegularExpressions;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Conventions;

public sealed partial class RuleConventionTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Catalog_EveryRuleOfTheProgram_IsInItOnce()
    {
        var written = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);
        Assert.Equal(written.OrderBy(type => type.FullName), RuleCatalog.All.Select(rule => rule.GetType()).OrderBy(type => type.FullName));
        Assert.All(RuleCatalog.All, rule => Assert.True(rule.GetType().IsSealed, rule.Id));
    }

    [Fact]
    public void Catalog_Ids_AreUnique() => Assert.Equal(RuleCatalog.All.Length, RuleCatalog.All.Select(rule => rule.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_Words_AreThere(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        Assert.Matches(IdPattern(), rule.Id);
        Assert.All([rule.Title, rule.Why, rule.Evidence, rule.Fix], text => Assert.Equal(text.Trim(), Assert.IsType<string>(text)));
        Assert.All([rule.Title, rule.Why, rule.Evidence, rule.Fix], text => Assert.NotEqual("", text));
        Assert.False(rule.Title.EndsWith('.'), "a title is no sentence");
        Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", rule.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void PlanRules_EachHasATestClass()
    {
        var tested = typeof(RuleConventionTests).Assembly.GetTypes()
            .SelectMany(BasesOf)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RuleTest<>))
            .Select(type => type.GetGenericArguments()[0])
            .ToHashSet();
        Assert.All(RuleCatalog.All.OfType<PlanRule>(), rule => Assert.Contains(rule.GetType(), tested));
    }

    [Fact]
    public void Documentation_EveryRule_IsInDocs()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md"));
        Assert.All(RuleCatalog.All, rule => Assert.Contains($"| {rule.Id} | {(rule.Severity == Infra.Planning.Severity.Error ? "error" : "warning")} | {rule.Title} |", page, StringComparison.Ordinal));
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
            yield return each;
    }

    // docs/rules.md says what the areas are.
    [GeneratedRegex("^(AWS[0-9]{3}|KOPS[0-9]{3}|K8S[0-9]{3}|ARGO[0-9]{3}|SEC[0-9]{3}|DATA[0-9]{3}|OBS[0-9]{3}|CAP[0-9]{3}|COST[0-9]{3}|GHA[0-9]{3}|DEPLOY[0-9]{3}|F([1-9]|1[0-7])|INV[1-7]|EXEMPT[0-9]{2})$")]
    private static partial Regex IdPattern();
}
