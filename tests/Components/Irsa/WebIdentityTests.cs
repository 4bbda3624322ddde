using Infra.Components;

namespace Infra.Tests.Components;

public sealed class WebIdentityTests
{
    [Fact]
    public void Environment_OfAWorkload_NamesItsRoleInTheClusterAndTheTokensFile()
    {
        var environment = WebIdentity.Environment(AddonContexts.Prod(), Workloads.ExternalDnsName).Cast<YamlMap>().ToDictionary(each => (string)each["name"]!, each => (string)each["value"]!);

        Assert.Equal("arn:aws:iam::444455556666:role/infra-prod-b-external-dns", environment["AWS_ROLE_ARN"]);
        Assert.Equal("/var/run/secrets/sts.amazonaws.com/serviceaccount/token", environment["AWS_WEB_IDENTITY_TOKEN_FILE"]);
        Assert.Equal("eu-west-1", environment["AWS_REGION"]);
        Assert.Equal("eu-west-1", environment["AWS_DEFAULT_REGION"]);
        Assert.Equal("regional", environment["AWS_STS_REGIONAL_ENDPOINTS"]);
    }

    [Fact]
    public void EnvironmentMap_OfAWorkload_SaysTheSameAsTheList()
    {
        var list = WebIdentity.Environment(AddonContexts.Dev(), Workloads.VaultName).Cast<YamlMap>().Select(each => (each["name"], each["value"]));

        Assert.Equal(list, WebIdentity.EnvironmentMap(AddonContexts.Dev(), Workloads.VaultName).Select(each => ((object?)each.Key, (object?)each.Value)));
    }

    [Fact]
    public void Volume_OfATokens_HasTheAudienceThatTheRolesTrust()
    {
        var projected = Assert.IsType<YamlMap>(WebIdentity.Volume()["projected"]);
        var source = Assert.IsType<YamlMap>(Assert.Single(Assert.IsType<YamlList>(projected["sources"])));
        var token = Assert.IsType<YamlMap>(source["serviceAccountToken"]);

        Assert.Equal("amazonaws.com", token["audience"]);
        Assert.Equal(3600, token["expirationSeconds"]);
        Assert.Equal("token", token["path"]);
    }

    [Fact]
    public void Mount_OfTheVolume_IsReadOnlyAndWhereTheEnvironmentPoints()
    {
        var mount = WebIdentity.Mount();

        Assert.Equal(WebIdentity.Volume()["name"], mount["name"]);
        Assert.Equal(true, mount["readOnly"]);
        Assert.Equal($"{mount["mountPath"]}/token", WebIdentity.EnvironmentMap(AddonContexts.Dev(), Workloads.VaultName)["AWS_WEB_IDENTITY_TOKEN_FILE"]);
    }
}
