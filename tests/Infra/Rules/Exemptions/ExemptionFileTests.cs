using Infra.Rules.Exemptions;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Exemptions;

public sealed class ExemptionFileTests
{
    private const string Sound = """
        # why we list them
        exemptions:
          - rule: AWS010
            subject: "urn:*::aws:ec2/vpc:Vpc::main"
            stacks: [dev, local]
            reason: Flow logs cost more than dev is worth.
            owner: platform
            expires: 2026-12-31
        """;

    [Fact]
    public void Read_SoundFile_GivesEveryField()
    {
        var content = ExemptionFile.Read(Sound);
        Assert.Empty(content.Problems);
        var exemption = Assert.Single(content.Exemptions);
        Assert.Equal(("AWS010", "urn:*::aws:ec2/vpc:Vpc::main", "platform"), (exemption.Rule, exemption.Subject, exemption.Owner));
        Assert.Equal("Flow logs cost more than dev is worth.", exemption.Reason);
        Assert.Equal(["dev", "local"], exemption.Stacks.AsEnumerable());
        Assert.Equal(new DateOnly(2026, 12, 31), exemption.Expires);
        Assert.Equal("exemptions.yaml:3", exemption.Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("exemptions: []")]
    [InlineData("exemptions:\n")]
    public void Read_NothingExempt_IsSound(string text)
    {
        var content = ExemptionFile.Read(text);
        Assert.Empty(content.Exemptions);
        Assert.Empty(content.Problems);
    }

    [Theory]
    [InlineData("exemptions:\n  - a: b: c", "exemptions.yaml:2: this is not YAML")]
    [InlineData("- a", "exemptions.yaml:1: the file is a list")]
    [InlineData("exemptions: []\nexempt: []", "exemptions.yaml:2: there is no key \"exempt\"")]
    [InlineData("exemptions: all", "exemptions.yaml:1: \"exemptions\" is \"all\"; it is a list")]
    [InlineData("exemptions:\n  - AWS001", "exemptions.yaml:2: an exemption is \"AWS001\"")]
    public void Read_MalformedFile_SaysLineAndWhatIsAllowed(string text, string problem) =>
        Assert.Contains(ExemptionFile.Read(text).Problems, each => each.StartsWith(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("AWS010", "AWS999", "exemptions.yaml:3: there is no rule AWS999")]
    [InlineData("AWS010", "EXEMPT01", "exemptions.yaml:3: EXEMPT01 judges exemptions")]
    [InlineData("2026-12-31", "31.12.2026", "exemptions.yaml:8: \"expires\" is \"31.12.2026\"; it is a day as yyyy-MM-dd.")]
    [InlineData("2026-12-31", "2026-02-30", "exemptions.yaml:8: \"expires\" is \"2026-02-30\"")]
    [InlineData("owner: platform", "owner:", "exemptions.yaml:7: \"owner\" is empty")]
    [InlineData("owner: platform", "team: platform", "exemptions.yaml:7: an exemption has no key \"team\"")]
    [InlineData("owner: platform", "team: platform", "exemptions.yaml:3: an exemption lacks \"owner\"")]
    [InlineData("[dev, local]", "dev", "exemptions.yaml:5: \"stacks\" is a list")]
    [InlineData("[dev, local]", "[]", "exemptions.yaml:5: \"stacks\" is a list")]
    public void Read_MalformedExemption_SaysLineAndWhatIsAllowed(string sound, string malformed, string problem)
    {
        var content = ExemptionFile.Read(Sound.Replace(sound, malformed, StringComparison.Ordinal));
        Assert.Contains(content.Problems, each => each.StartsWith(problem, StringComparison.Ordinal));
        Assert.Empty(content.Exemptions);
    }

    [Fact]
    public void Load_FolderWithoutTheFile_ExemptsNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ExemptionFile.Load(folder.Path).Exemptions);
    }
}
