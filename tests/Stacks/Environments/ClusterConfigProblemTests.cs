namespace Infra.Tests.Stacks.Environments;

/// <summary>What is found wrong with clusters, by code and path.</summary>
public sealed class ClusterConfigProblemTests
{
    private const string Group = "platform:clusters[0].nodeGroups[0]";

    [Theory]
    [InlineData("", "{}", "wrong-type")]
    [InlineData("[0]", "\"main\"", "wrong-type")]
    [InlineData("[0].name", "\"Main\"", "not-allowed")]
    [InlineData("[0].name", "\"1a\"", "not-allowed")]
    [InlineData("[0].name", "\"a--b\"", "not-allowed")]
    [InlineData("[0].name", "\"a-\"", "not-allowed")]
    [InlineData("[0].name", "\"a.b\"", "not-allowed")]
    [InlineData("[0].name", "\"a23456789-1234567\"", "not-allowed")]
    [InlineData("[0].name", "7", "wrong-type")]
    [InlineData("[0].kubernetesVersion", "\"1.36\"", "not-allowed")]
    [InlineData("[0].kubernetesVersion", "\"v1.36.3\"", "not-allowed")]
    [InlineData("[0].kubernetesVersion", "\"1.36.03\"", "not-allowed")]
    [InlineData("[0].kubernetesVersion", "\"1.37.0\"", "not-allowed")]
    [InlineData("[0].kubernetesVersion", "\"1.32.13\"", "not-allowed")]
    [InlineData("[0].kubernetesVersion", "1.36", "wrong-type")]
    [InlineData("[0].podCidr", "\"100.64.0.1/16\"", "not-allowed")]
    [InlineData("[0].podCidr", "\"100.64.0.0/21\"", "not-allowed")]
    [InlineData("[0].podCidr", "\"10.0.0.0/9\"", "not-allowed")]
    [InlineData("[0].podCidr", "\"192.0.0.0/16\"", "not-allowed")]
    [InlineData("[0].serviceCidr", "\"100.96.0.0/25\"", "not-allowed")]
    [InlineData("[0].serviceCidr", "\"100.64.0.0/11\"", "not-allowed")]
    [InlineData("[0].serviceCidr", "\"8.8.8.0/24\"", "not-allowed")]
    [InlineData("[0].apiAccess", "[]", "out-of-range")]
    [InlineData("[0].apiAccess", "\"203.0.113.0/24\"", "wrong-type")]
    [InlineData("[0].apiAccess[0]", "\"0.0.0.0/0\"", "not-allowed")]
    [InlineData("[0].apiAccess[0]", "\"128.0.0.0/1\"", "not-allowed")]
    [InlineData("[0].apiAccess[0]", "\"8.0.0.0/7\"", "not-allowed")]
    [InlineData("[0].apiAccess[0]", "\"203.0.113.1/24\"", "not-allowed")]
    [InlineData("[0].apiAccess[0]", "\"::/0\"", "not-allowed")]
    [InlineData("[0].controlPlane", "3", "wrong-type")]
    [InlineData("[0].controlPlane.instanceType", "\"t3\"", "not-allowed")]
    [InlineData("[0].controlPlane.instanceType", "\"t3.hugest\"", "not-allowed")]
    [InlineData("[0].controlPlane.count", "2", "out-of-range")]
    [InlineData("[0].controlPlane.count", "7", "out-of-range")]
    [InlineData("[0].controlPlane.count", "1.5", "out-of-range")]
    [InlineData("[0].controlPlane.count", "99999999999", "out-of-range")]
    [InlineData("[0].controlPlane.count", "\"3\"", "wrong-type")]
    [InlineData("[0].controlPlane.count", "3", "conflict")]
    [InlineData("[0].controlPlane.count", "5", "conflict")]
    [InlineData("[0].controlPlane.volumeGiB", "19", "out-of-range")]
    [InlineData("[0].nodeGroups", "{}", "wrong-type")]
    [InlineData("[0].nodeGroups", "[]", "out-of-range")]
    [InlineData("[0].nodeGroups[0].name", "\"control-plane\"", "not-allowed")]
    [InlineData("[0].nodeGroups[0].name", "\"a_b\"", "not-allowed")]
    [InlineData("[0].nodeGroups[0].name", "\"a234567890123456789012345\"", "not-allowed")]
    [InlineData("[0].nodeGroups[0].instanceTypes", "\"t3.large\"", "wrong-type")]
    [InlineData("[0].nodeGroups[0].instanceTypes", "[]", "out-of-range")]
    [InlineData("[0].nodeGroups[0].instanceTypes[0]", "\"large\"", "not-allowed")]
    [InlineData("[0].nodeGroups[0].instanceTypes[0]", "null", "wrong-type")]
    [InlineData("[0].nodeGroups[0].min", "-1", "out-of-range")]
    [InlineData("[0].nodeGroups[0].max", "201", "out-of-range")]
    [InlineData("[0].nodeGroups[0].max", "1", "conflict")]
    [InlineData("[0].nodeGroups[0].spot", "\"true\"", "wrong-type")]
    [InlineData("[0].nodeGroups[0].volumeGiB", "19", "out-of-range")]
    [InlineData("[0].nodeGroups[0].zones", "[]", "out-of-range")]
    public void Read_OneWrongValue_ReportsItsCodeAndPath(string key, string value, string code)
    {
        var problem = new Values().With($"platform:clusters{key}", value).Problem();

        Assert.Equal((code, $"platform:clusters{key}"), (problem.Code, problem.KeyPath));
        Assert.NotEmpty(problem.Given);
        Assert.NotEmpty(problem.Allowed);
        Assert.StartsWith("pulumi config ", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zones", """["eu-central-1a","eu-central-1c"]""", "zones[1]", "conflict")]
    [InlineData("zones", """["eu-central-1a","eu-central-1a"]""", "zones[1]", "duplicate")]
    [InlineData("zones", """["a"]""", "zones[0]", "not-allowed")]
    [InlineData("instanceTypes", """["t3.large","t3.large"]""", "instanceTypes[1]", "duplicate")]
    [InlineData("instanceTypes", """["m6i.large","m6g.large"]""", "instanceTypes[1]", "conflict")]
    [InlineData("instanceTypes", """["im4gn.large","t4g.large","g5.xlarge"]""", "instanceTypes[2]", "conflict")]
    [InlineData("labels", "[]", "labels", "wrong-type")]
    [InlineData("labels", """{"a b":"x"}""", "labels[\"a b\"]", "not-allowed")]
    [InlineData("labels", """{"":"x"}""", "labels[\"\"]", "not-allowed")]
    [InlineData("labels", """{"a/b/c":"x"}""", "labels.a/b/c", "not-allowed")]
    [InlineData("labels", """{"Example.com/a":"x"}""", "labels[\"Example.com/a\"]", "not-allowed")]
    [InlineData("labels", """{"a":"-x"}""", "labels.a", "not-allowed")]
    [InlineData("labels", """{"a":true}""", "labels.a", "wrong-type")]
    [InlineData("taints", """["dedicated"]""", "taints[0]", "not-allowed")]
    [InlineData("taints", """["dedicated:NoSchedule"]""", "taints[0]", "not-allowed")]
    [InlineData("taints", """["dedicated=:NoSchedule"]""", "taints[0]", "not-allowed")]
    [InlineData("taints", """["dedicated=batch"]""", "taints[0]", "not-allowed")]
    [InlineData("taints", """["dedicated=batch:noschedule"]""", "taints[0]", "not-allowed")]
    [InlineData("taints", """["a=b:NoExecute","a=b:NoExecute"]""", "taints[1]", "duplicate")]
    public void Read_WrongPartOfAGroup_ReportsItsCodeAndPath(string key, string value, string path, string code)
    {
        var problem = new Values().With($"{Group}.{key}", value).Problem();

        Assert.Equal((code, $"{Group}.{path}"), (problem.Code, problem.KeyPath));
    }

    [Theory]
    [InlineData("podCidr", "10.0.0.0/16", "platform:network.cidr, which is 10.0.0.0/16")]
    [InlineData("serviceCidr", "10.0.128.0/20", "platform:network.cidr, which is 10.0.0.0/16")]
    [InlineData("podCidr", "10.1.0.0/18", "platform:peerNetworks[0], which is 10.1.0.0/16")]
    [InlineData("serviceCidr", "100.64.16.0/20", "platform:clusters[0].podCidr, which is 100.64.0.0/16")]
    public void Read_NetworkThatIsTaken_NamesWhoHasIt(string key, string value, string other)
    {
        var problem = new Values().With("platform:peerNetworks", """["10.1.0.0/16"]""").With($"platform:clusters[0].{key}", $"\"{value}\"").Problem();

        Assert.Equal(("overlap", $"platform:clusters[0].{key}", $"'{value}'"), (problem.Code, problem.KeyPath, problem.Given));
        Assert.EndsWith(other, problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("podCidr", "100.64.0.0/15", "platform:clusters[0].podCidr")]
    [InlineData("serviceCidr", "100.96.0.0/24", "platform:clusters[0].serviceCidr")]
    [InlineData("serviceCidr", "100.64.255.0/24", "platform:clusters[0].podCidr")]
    public void Read_NetworkOfAnotherCluster_IsTaken(string key, string value, string other)
    {
        var problems = new Values().WithSecondCluster().With($"platform:clusters[1].{key}", $"\"{value}\"").Read().Problems;

        var problem = Assert.Single(problems);
        Assert.Equal(("overlap", $"platform:clusters[1].{key}"), (problem.Code, problem.KeyPath));
        Assert.Contains(other, problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NetworkThatIsTaken_OffersAFreeOne()
    {
        var problem = new Values().WithSecondCluster().With("platform:clusters[1].podCidr", "\"100.64.0.0/16\"").Problem();

        Assert.Equal("pulumi config set --stack dev --path 'platform:clusters[1].podCidr' 100.65.0.0/16", problem.Fix);
    }

    [Fact]
    public void Read_TwoClustersOfOneName_ReportsTheSecond()
    {
        var problem = new Values().WithSecondCluster().With("platform:clusters[1].name", "\"main\"").Problem();

        Assert.Equal(("duplicate", "platform:clusters[1].name", "'main'"), (problem.Code, problem.KeyPath, problem.Given));
        Assert.Contains("platform:clusters[0] has this one", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoGroupsOfOneName_ReportsTheSecond()
    {
        const string group = """{"instanceTypes":["t3.large"],"max":4,"min":2,"name":"general"}""";

        var problem = new Values().With("platform:clusters[0].nodeGroups", $"[{group},{group}]").Problem();

        Assert.Equal(("duplicate", "platform:clusters[0].nodeGroups[1].name"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void Read_NoClusters_AsksForOne()
    {
        var problem = new Values().With("platform:clusters", "[]").Problem();

        Assert.Equal(("out-of-range", "platform:clusters", "a list of 0"), (problem.Code, problem.KeyPath, problem.Given));
    }

    [Fact]
    public void Read_FiveClusters_AreTooMany()
    {
        var cluster = (int number) => $$"""
            {"apiAccess":["203.0.113.0/24"],"controlPlane":{"count":1,"instanceType":"t3.medium"},"kubernetesVersion":"1.36.3","name":"c{{number}}",
            "nodeGroups":[{"instanceTypes":["t3.large"],"max":4,"min":2,"name":"general"}],"podCidr":"100.{{64 + number}}.0.0/16","serviceCidr":"100.96.{{number}}.0/24"}
            """;
        var json = $"[{string.Join(',', Enumerable.Range(0, 5).Select(cluster))}]";

        var problem = new Values().With("platform:clusters", json).Problem();

        Assert.Equal(("out-of-range", "platform:clusters"), (problem.Code, problem.KeyPath));
        Assert.Equal("pulumi config rm --stack dev --path 'platform:clusters[4]'", problem.Fix);
    }

    [Fact]
    public void Read_ThreeMembersOverTwoZones_SaysWhyNot()
    {
        var problem = new Values().With("platform:clusters[0].controlPlane.count", "3").Problem();

        Assert.Contains("its loss would stop the cluster; 3 need 3 zones", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreNodesThanThePodsHaveRoomFor_SaysWhatWouldDo()
    {
        var problem = new Values().With("platform:clusters[0].podCidr", "\"100.64.0.0/20\"").With($"{Group}.max", "8").Problem();

        Assert.Equal(("conflict", "platform:clusters[0].podCidr"), (problem.Code, problem.KeyPath));
        Assert.StartsWith("a /19 or larger: the groups grow to 17 nodes", problem.Allowed, StringComparison.Ordinal);
        Assert.EndsWith(" 100.64.32.0/19", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(42, null)]
    [InlineData(43, "platform:clusters[0].nodeGroups")]
    public void Read_MoreNodesThanASubnetHasAddresses_SaysHowMany(int max, string? path)
    {
        var problems = new Values().With("platform:network.cidr", "\"10.0.0.0/21\"").With($"{Group}.max", $"{max}").Read().Problems;

        Assert.Equal(path, problems.SingleOrDefault()?.KeyPath);
        Assert.All(problems, problem => Assert.Equal("conflict", problem.Code));
        Assert.All(problems, problem => Assert.StartsWith("43 nodes at most in a zone: the cluster's private subnet there is a /26", problem.Allowed, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_GroupInOneZone_CountsItsNodesOnce() =>
        Assert.Empty(new Values().With("platform:clusters[0].podCidr", "\"100.64.0.0/20\"").With($"{Group}.max", "15").With($"{Group}.zones", """["eu-central-1a"]""").Read().Problems);

    [Fact]
    public void Read_NamesThatAreTooLongTogether_SaysWhichTemplate()
    {
        var domain = $"{new string('a', 60)}.{new string('b', 19)}.example";
        Assert.Empty(new Values().With("platform:domain", domain[1..]).Read().Problems);
        var problem = new Values().With("platform:domain", domain).Problem();

        Assert.Equal(("conflict", "platform:clusters[0].name"), (problem.Code, problem.KeyPath));
        Assert.Contains($"'control-plane-eu-central-1a.masters.main.{domain}'", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ClusterThatIsWrongElsewhere_IsCheckedAsFarAsItIsRight() => Assert.Equal(
        ["platform:clusters[0].kubernetesVersion", "platform:clusters[0].nodeGroups[0].min", "platform:clusters[0].controlPlane.count", "platform:clusters[0].nodeGroups[0].zones[0]", "platform:clusters[0].podCidr"],
        new Values()
            .With("platform:clusters[0].kubernetesVersion", "\"latest\"")
            .With("platform:clusters[0].controlPlane.count", "3")
            .With($"{Group}.min", "-1")
            .With($"{Group}.zones", """["eu-central-1f"]""")
            .With("platform:clusters[0].podCidr", "\"10.0.0.0/16\"")
            .Read().Problems.Select(problem => problem.KeyPath));

    [Theory]
    [InlineData("platform:clusters[0].kuberntesVersion", "'kubernetesVersion' was probably meant")]
    [InlineData("platform:clusters[0].nodeGroups[0].taint", "'taints' was probably meant")]
    public void Read_UnknownKey_SuggestsTheNearest(string path, string suggestion)
    {
        var problem = new Values().With(path, "1").Problem();

        Assert.Equal(("unknown-key", path), (problem.Code, problem.KeyPath));
        Assert.Contains(suggestion, problem.Allowed, StringComparison.Ordinal);
    }
}
