namespace Infra.Tests.Stacks.Environments;

/// <summary>The commands that problems offer.</summary>
public sealed class FixTests
{
    [Theory]
    [InlineData("platform:region", "eu-centrl-1", "pulumi config set --stack dev platform:region eu-central-1")]
    [InlineData("platform:network.cidr", "\"10.2.3.4/16\"", "pulumi config set --stack dev --path 'platform:network.cidr' 10.2.0.0/16")]
    [InlineData("platform:network.cidr", "\"172.16.0.0/12\"", "pulumi config set --stack dev --path 'platform:network.cidr' 172.16.0.0/16")]
    [InlineData("platform:network.cidr", "\"10.7.1.0/28\"", "pulumi config set --stack dev --path 'platform:network.cidr' 10.7.0.0/21")]
    [InlineData("platform:network.nat", "\"perzone\"", "pulumi config set --stack dev --path 'platform:network.nat' perZone")]
    [InlineData("platform:network.zones[0]", "\"eu-west-1c\"", "pulumi config set --stack dev --path 'platform:network.zones[0]' eu-central-1c")]
    [InlineData("platform:nodes.workers.max", "1", "pulumi config set --stack dev --path 'platform:nodes.workers.max' 2")]
    [InlineData(
        "platform:network.zones",
        "\"eu-central-1a\"",
        "pulumi config rm --stack dev --path 'platform:network.zones' && pulumi config set-all --stack dev --path"
            + " --plaintext 'platform:network.zones[0]=eu-central-1a' --plaintext 'platform:network.zones[1]=eu-central-1b'")]
    [InlineData("platform:network.zones", """["eu-central-1a","eu-central-1b","eu-central-1c","eu-central-1d","eu-central-1e"]""", "pulumi config rm --stack dev --path 'platform:network.zones[4]'")]
    public void Fix_WrongValue_WritesOneThatWouldDo(string path, string value, string fix) =>
        Assert.Equal(fix, new Values().With(path, value).Problem().Fix);

    [Fact]
    public void Fix_MissingMap_SetsEveryRequiredKeyOfIt() => Assert.Equal(
        "pulumi config set-all --stack dev --path --plaintext 'platform:tags.owner=platform' --plaintext 'platform:tags.costCentre=platform'",
        new Values().Without("platform:tags").Problem().Fix);

    [Fact]
    public void Fix_QuoteInAKey_IsQuotedForTheShell() => Assert.Equal(
        "pulumi config rm --stack dev --path 'platform:tags[\"it'\\''s\"]'",
        new Values().With("platform:tags[\"it's\"]", "1").Problem().Fix);
}
