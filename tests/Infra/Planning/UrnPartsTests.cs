using Infra.Planning;

namespace Infra.Tests.Planning;

public sealed class UrnPartsTests
{
    [Theory]
    [InlineData("urn:pulumi:dev::platform::aws:ec2/vpc:Vpc::main", "aws:ec2/vpc:Vpc", "main")]
    [InlineData("urn:pulumi:dev::platform::a:b:C$d:e:F$aws:ec2/vpc:Vpc::a::b#c", "a:b:C d:e:F aws:ec2/vpc:Vpc", "a::b#c")]
    public void Of_AUrn_HasItsTypesAndName(string urn, string types, string name)
    {
        var parts = UrnParts.Of(urn)!.Value;
        Assert.Equal((types, name), (string.Join(' ', parts.Types), parts.Name));
        Assert.Equal("aws:ec2/vpc:Vpc", parts.Type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("components/Vpc/Vpc.cs::x::y::z")]
    [InlineData("urn:pulumi:dev::platform::aws:ec2/vpc:Vpc")]
    public void Of_AnotherText_IsNone(string text) => Assert.Null(UrnParts.Of(text));

    [Theory]
    [InlineData("urn:pulumi:dev::p::t::main#arn", "urn:pulumi:dev::p::t::main", "arn")]
    [InlineData("urn:pulumi:dev::p::t::a#b#InstanceGroup/general", "urn:pulumi:dev::p::t::a#b", "InstanceGroup/general")]
    [InlineData("urn:a#id", "urn:a", "id")]
    public void Split_AtTheLastNumberSign(string source, string urn, string rest) => Assert.Equal((urn, rest), UrnParts.Split(source));

    [Theory]
    [InlineData("urn:pulumi:dev::p::t::main")]
    [InlineData("urn:pulumi:dev::p#x::t::main")]
    public void Split_WhereNothingFollows_IsNone(string source) => Assert.Null(UrnParts.Split(source));
}
