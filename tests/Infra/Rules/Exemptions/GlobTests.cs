using Infra.Rules.Exemptions;

namespace Infra.Tests.Rules.Exemptions;

public sealed class GlobTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("*", "")]
    [InlineData("*", "anything")]
    [InlineData("a*c", "ac")]
    [InlineData("a*c", "abcbc")]
    [InlineData("*::main", "urn:pulumi:dev::p::t::main")]
    [InlineData("urn:*::t::*", "urn:pulumi:dev::p::t::main")]
    [InlineData("a**b", "axb")]
    public void Matches_PatternOfTheText_True(string pattern, string text) => Assert.True(Glob.Matches(pattern, text));

    [Theory]
    [InlineData("", "a")]
    [InlineData("abc", "abcd")]
    [InlineData("a*c", "abd")]
    [InlineData("a.c", "abc")]
    [InlineData("A", "a")]
    public void Matches_AnotherPattern_False(string pattern, string text) => Assert.False(Glob.Matches(pattern, text));
}
