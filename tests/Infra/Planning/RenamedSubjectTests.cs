using Infra.Planning;

namespace Infra.Tests.Planning;

public sealed class RenamedSubjectTests
{
    [Theory]
    [InlineData("urn:a::old", "urn:a::new")]
    [InlineData("urn:a::old#InstanceGroup/nodes", "urn:a::new#InstanceGroup/nodes")]
    [InlineData("urn:a::hash#tag", "urn:a::renamed")]
    [InlineData("urn:a::hash#tag#volumes", "urn:a::renamed#volumes")]
    [InlineData("urn:a::older", "urn:a::older")]
    [InlineData("exemptions.yaml:12", "exemptions.yaml:12")]
    public void Of_Subject_HasTheOtherName(string subject, string expected)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["urn:a::old"] = "urn:a::new", ["urn:a::hash#tag"] = "urn:a::renamed" };
        Assert.Equal(expected, RenamedSubject.Of(subject, names.GetValueOrDefault));
    }
}
