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
    [InlineData("platform:clusters[0].nodeGroups[0].max", "1", "pulumi config set --stack dev --path 'platform:clusters[0].nodeGroups[0].max' 2")]
    [InlineData("platform:clusters[0].podCidr", "\"100.64.0.0/24\"", "pulumi config set --stack dev --path 'platform:clusters[0].podCidr' 100.64.0.0/20")]
    [InlineData("platform:clusters[0].podCidr", "\"10.0.0.0/16\"", "pulumi config set --stack dev --path 'platform:clusters[0].podCidr' 100.64.0.0/16")]
    [InlineData("platform:clusters[0].controlPlane.count", "3", "pulumi config set --stack dev --path 'platform:clusters[0].controlPlane.count' 1")]
    [InlineData(
        "platform:clusters[0].nodeGroups[0].taints",
        """["dedicated=batch:NoSchedul"]""",
        "pulumi config set --stack dev --path 'platform:clusters[0].nodeGroups[0].taints[0]' dedicated=batch:NoSchedule")]
    [InlineData(
        "platform:network.zones",
        "\"eu-central-1a\"",
        "pulumi config rm --stack dev --path 'platform:network.zones' && pulumi config set-all --stack dev --path"
            + " --plaintext 'platform:network.zones[0]=eu-central-1a' --plaintext 'platform:network.zones[1]=eu-central-1b'")]
    [InlineData("platform:network.zones", """["eu-central-1a","eu-central-1b","eu-central-1c","eu-central-1d","eu-central-1e"]""", "pulumi config rm --stack dev --path 'platform:network.zones[4]'")]
    public void Fix_WrongValue_WritesOneThatWouldDo(string path, string value, string fix) =>
        Assert.Equal(fix, new Values().With(path, value).Problem().Fix);

    [Fact]
    public void Fix_RestoreIntoItsOwnArchive_NamesAnother() => Assert.Equal(
        "pulumi config set --stack dev --path 'platform:databaseRestores[0].to' keycloak-db-2",
        new Values().With("platform:databaseRestores", """[{"database":"iam-system/keycloak-db","from":"keycloak-db","to":"keycloak-db"}]""").Problem().Fix);

    [Fact]
    public void Fix_MissingMap_SetsEveryRequiredKeyOfIt() => Assert.Equal(
        "pulumi config set-all --stack dev --path --plaintext 'platform:tags.owner=platform' --plaintext 'platform:tags.costCentre=platform'",
        new Values().Without("platform:tags").Problem().Fix);

    [Fact]
    public void Fix_MapOfOptionalKeys_SetsOne() => Assert.Equal(
        "pulumi config rm --stack dev --path 'platform:trail' && pulumi config set-all --stack dev --path --plaintext 'platform:trail.enabled=true'",
        new Values().With("platform:trail", "true").Problem().Fix);

    [Fact]
    public void Fix_MissingCluster_SetsEveryRequiredKeyOfIt() => Assert.Equal(
        "pulumi config set-all --stack dev --path --plaintext 'platform:clusters[0].name=main' --plaintext 'platform:clusters[0].kubernetesVersion=1.36.3'"
            + " --plaintext 'platform:clusters[0].podCidr=100.64.0.0/16' --plaintext 'platform:clusters[0].serviceCidr=100.96.0.0/20'"
            + " --plaintext 'platform:clusters[0].apiAccess[0]=203.0.113.0/24' --plaintext 'platform:clusters[0].controlPlane.instanceType=t3.large'"
            + " --plaintext 'platform:clusters[0].controlPlane.count=3' --plaintext 'platform:clusters[0].nodeGroups[0].name=general'"
            + " --plaintext 'platform:clusters[0].nodeGroups[0].instanceTypes[0]=m6i.large' --plaintext 'platform:clusters[0].nodeGroups[0].min=1'"
            + " --plaintext 'platform:clusters[0].nodeGroups[0].max=3'",
        new Values().Without("platform:clusters").Problem().Fix);

    [Fact]
    public void Fix_QuoteInAKey_IsQuotedForTheShell() => Assert.Equal(
        "pulumi config rm --stack dev --path 'platform:tags[\"it'\\''s\"]'",
        new Values().With("platform:tags[\"it's\"]", "1").Problem().Fix);
}
