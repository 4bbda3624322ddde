using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PolicyPartsTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "'it\\'s'")]
    [InlineData("back\\slash", "'back\\\\slash'")]
    public void Quote_Text_IsALiteralOfCel(string text, string literal) => Assert.Equal(literal, PolicyParts.Quote(text));

    [Fact]
    public void List_Texts_IsAListOfCel() => Assert.Equal("['a', 'b']", PolicyParts.List(["a", "b"]));
}
