using Infra.Stacks;

namespace Infra.Tests.Configuration;

public sealed class StackSettingsTests : IDisposable
{
    private readonly ProjectDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Load_Keys_GetTheirNamespace()
    {
        var settings = _directory.Settings("dev", "config:\n  region: a\n  platform:domain: b\n  aws:region: c\n  vault:config:address: d\n");

        Assert.Equal(
            new Dictionary<string, string> { ["platform:region"] = "a", ["platform:domain"] = "b", ["aws:region"] = "c", ["vault:address"] = "d" },
            settings.Values);
        Assert.Equal(("platform", "dev"), (settings.Project, settings.Stack));
        Assert.Empty(settings.SecretKeys);
    }

    [Theory]
    [InlineData("text", "text")]
    [InlineData("'10'", "10")]
    [InlineData("\"true\"", "true")]
    [InlineData("10", "10")]
    [InlineData("+10", "10")]
    [InlineData("111122223333", "111122223333")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("", "")]
    [InlineData("~", "")]
    [InlineData("null", "")]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("1:30", "1:30")]
    [InlineData("!!str 0123", "0123")]
    [InlineData("|\n    a\n    b", "a\nb\n")]
    public void Load_ScalarAtTheTop_IsText(string yaml, string text) =>
        Assert.Equal(text, _directory.Settings("dev", $"config:\n  platform:a: {yaml}\n").Values["platform:a"]);

    [Theory]
    [InlineData("{b: 1, a: [x, \"1\", true, null, 1.5, 1.0, -3, ~]}", """{"a":["x","1",true,null,1.5,1,-3,null],"b":1}""")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("{1: a, true: b}", """{"1":"a","true":"b"}""")]
    [InlineData("{a: '<&>'}", """{"a":"\u003c\u0026\u003e"}""")]
    [InlineData("{a: \"q\\\"\\\\\\n\\t\\x01ü😀\"}", """{"a":"q\"\\\n\t\u0001ü😀"}""")]
    [InlineData("{a: 18446744073709551615, b: -9223372036854775808}", """{"a":18446744073709551615,"b":-9223372036854775808}""")]
    [InlineData("{b: &x {c: 1}, a: *x}", """{"a":{"c":1},"b":{"c":1}}""")]
    [InlineData("{a: eu-central-1a, b: 10.0.0.0/16, c: 1h}", """{"a":"eu-central-1a","b":"10.0.0.0/16","c":"1h"}""")]
    public void Load_Structure_IsSortedJsonWithoutBlanks(string yaml, string json) =>
        Assert.Equal(json, _directory.Settings("dev", $"config:\n  platform:a: {yaml}\n").Values["platform:a"]);

    [Theory]
    [InlineData("yes")]
    [InlineData("Off")]
    [InlineData("n")]
    [InlineData("0123")]
    [InlineData("0x1F")]
    [InlineData("0o17")]
    [InlineData("1_000")]
    [InlineData("2001-01-01")]
    [InlineData("2001-1-1T10:00:00Z")]
    [InlineData(".inf")]
    [InlineData(".NaN")]
    [InlineData("1e30")]
    [InlineData("18446744073709551616")]
    [InlineData("!!binary aGk=")]
    public void Load_UnquotedValueReadDifferently_IsRefusedAtEveryLevel(string yaml)
    {
        var top = _directory.Problem($"config:\n  platform:a: {yaml}\n");
        var nested = _directory.Problem($"config:\n  platform:a:\n    b:\n      - {yaml}\n");

        Assert.Equal(("ambiguous", "platform:a"), (top.Code, top.KeyPath));
        Assert.Equal(("ambiguous", "platform:a.b[0]"), (nested.Code, nested.KeyPath));
        Assert.Equal(new SourceLocation("Pulumi.dev.yaml", 4, 9), nested.Location);
    }

    [Fact]
    public void Load_PointNumber_IsRefusedAtTheTopOnly()
    {
        Assert.Equal("ambiguous", _directory.Problem("config:\n  platform:a: 1.5\n").Code);
        Assert.Equal("[1.5]", _directory.Settings("dev", "config:\n  platform:a: [1.50]\n").Values["platform:a"]);
    }

    [Theory]
    [InlineData("{secure: v1:abc:ciphertext}")]
    [InlineData("{user: admin, password: {secure: v1:abc:ciphertext}}")]
    [InlineData("[{deep: [{secure: \"v1:abc:ciphertext\"}]}]")]
    [InlineData("{secure: 12345}")]
    public void Load_SecureValue_IsASecretKeyWithoutValue(string yaml)
    {
        var settings = _directory.Settings("dev", $"encryptionsalt: v1:abc\nconfig:\n  platform:a: {yaml}\n  platform:b: plain\n");

        Assert.Equal(["platform:a"], settings.SecretKeys);
        Assert.Equal(["platform:b"], settings.Values.Keys);
    }

    [Fact]
    public void Load_MapWithSecureAmongOthers_IsNoSecret()
    {
        var settings = _directory.Settings("dev", "config:\n  platform:a: {secure: text, other: text}\n");

        Assert.Empty(settings.SecretKeys);
        Assert.Equal("""{"other":"text","secure":"text"}""", settings.Values["platform:a"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("config:\n")]
    [InlineData("config: {}\n")]
    [InlineData("encryptionsalt: a\nsecretsprovider: b\nencryptedkey: c\n")]
    public void Load_NoConfig_HasNoValues(string text) => Assert.Empty(_directory.Settings("dev", text).Values);

    [Fact]
    public void Load_ByteOrderMark_IsNoPartOfAKey() => Assert.Equal("a", _directory.Settings("dev", "\uFEFFconfig:\n  platform:region: a\n").Values["platform:region"]);

    [Fact]
    public void Load_UnknownStack_ListsThoseThereAre()
    {
        _directory.Write("Pulumi.prod.yaml", "").Write("Pulumi.dev.yaml", "").Write("Pulumi.dev.yaml.bak", "");

        var problem = Assert.Single(Assert.Throws<ConfigurationException>(() => _directory.Settings("prdo")).Problems);

        Assert.Equal("file-missing", problem.Code);
        Assert.Equal("the stack 'prdo', which has no Pulumi.prdo.yaml", problem.Given);
        Assert.Equal("one of the stacks dev, prod; 'prod' was probably meant", problem.Allowed);
        Assert.Equal("--stack prod", problem.Fix);
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("")]
    [InlineData("../dev")]
    [InlineData("organisation/dev")]
    public void Load_StackWithoutFile_OffersToMakeOne(string stack)
    {
        var problem = Assert.Single(Assert.Throws<ConfigurationException>(() => _directory.Settings(stack)).Problems);

        Assert.Equal(("file-missing", "a stack with a file, and there is none yet"), (problem.Code, problem.Allowed));
        Assert.StartsWith("pulumi stack init ", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EnvironmentOfPulumiEsc_CannotBeResolved()
    {
        var problem = _directory.Problem("config:\n  platform:a: b\nenvironment:\n  - platform/dev\n");

        Assert.Equal(("unsupported", "environment", new SourceLocation("Pulumi.dev.yaml", 3, 1)), (problem.Code, problem.KeyPath, problem.Location));
        Assert.Equal("unsupported", _directory.Problem("mainEnvironment: platform/dev\n").Code);
    }

    [Fact]
    public void Load_UnknownKeyAtTheTop_SuggestsTheNearest()
    {
        var problem = _directory.Problem("confg:\n  platform:a: b\n");

        Assert.Equal(("unknown-key", "rename 'confg' to 'config' in Pulumi.dev.yaml"), (problem.Code, problem.Fix));
    }

    [Theory]
    [InlineData("config:\n  a: b\n bad\n", 3)]
    [InlineData("config:\n  a: [1, 2\n", 3)]
    [InlineData("config:\n  a: [1, 2\n  b: c\n", 3)]
    [InlineData("config:\n  a: {b: c\n  d: e\n", 3)]
    [InlineData("config:\n\ta: b\n", 2)]
    [InlineData("config:\n  a: b\n\tc: d\n", 3)]
    [InlineData("config:\n  a: *nothing\n", 2)]
    [InlineData("config:\n  a: \"b\n", 2)]
    public void Load_NoYaml_SaysWhere(string text, int line)
    {
        var problem = _directory.Problem(text);

        Assert.Equal(("syntax", "Pulumi.dev.yaml", line), (problem.Code, problem.Location!.File, problem.Location.Line));
        Assert.True(problem.Location.Column > 0);
    }

    [Theory]
    [InlineData("config:\n  platform:a: b\n  platform:a: c\n", 3, 3)]
    [InlineData("config:\n  platform:a: b\n  \"platform:a\": c\n", 3, 3)]
    [InlineData("config:\n  platform:a: b\n  a: c\n", 3, 3)]
    [InlineData("config:\n  platform:config:a: b\n  platform:a: c\n", 3, 3)]
    [InlineData("config:\n  platform:a:\n    x: 1\n    x: 2\n", 4, 5)]
    public void Load_KeyTwice_SaysWhere(string text, int line, int column)
    {
        var problem = _directory.Problem(text);

        Assert.Equal(("duplicate-key", new SourceLocation("Pulumi.dev.yaml", line, column)), (problem.Code, problem.Location));
    }

    [Theory]
    [InlineData("config: text\n", "wrong-type")]
    [InlineData("config: [a]\n", "wrong-type")]
    [InlineData("- config\n", "wrong-type")]
    [InlineData("text\n", "wrong-type")]
    [InlineData("config:\n  a:b:c:d: e\n", "not-allowed")]
    [InlineData("config:\n  \"platform:\": e\n", "not-allowed")]
    [InlineData("config:\n  ? [a]\n  : e\n", "not-allowed")]
    [InlineData("config:\n  platform:a: b\n---\nconfig:\n  platform:a: c\n", "unsupported")]
    [InlineData("x: &x {a: 1}\nconfig:\n  platform:a:\n    <<: *x\n", "unknown-key,unsupported")]
    [InlineData("config:\n  platform:a: &x [*x]\n", "unsupported")]
    public void Load_ShapeThatCannotBeHonoured_IsAnError(string text, string codes) =>
        Assert.Equal(codes, string.Join(',', _directory.Problems(text).Select(problem => problem.Code)));

    [Fact]
    public void Load_SeveralProblems_ReportsAll() => Assert.Equal(
        ["environment", "platform:a", "platform:b.c"],
        _directory.Problems("environment: [x]\nconfig:\n  platform:a: yes\n  platform:b: {c: 0x1}\n").Select(problem => problem.KeyPath));

    [Theory]
    [InlineData("platform:network", 2, 3)]
    [InlineData("platform:network.cidr", 3, 5)]
    [InlineData("platform:network.zones[1]", 6, 9)]
    [InlineData("platform:network.zones[7]", 4, 5)]
    [InlineData("platform:network.nat", 2, 3)]
    [InlineData("platform:tags[\"cost centre\"]", 7, 19)]
    [InlineData("platform:region", 2, 3)]
    public void Locate_Key_GivesItsPlaceOrTheNearestAroundIt(string path, int line, int column)
    {
        var settings = _directory.Settings(
            "dev",
            "config:\n  platform:network:\n    cidr: 10.0.0.0/16\n    zones:\n      - a\n      - b\n  platform:tags: {\"cost centre\": x}\n");

        Assert.Equal(new SourceLocation("Pulumi.dev.yaml", line, column), settings.Locate(path));
    }

    [Fact]
    public void Locate_NoKey_GivesNothing() => Assert.Null(_directory.Settings("dev", "config:\n  platform:a: b\n").Locate("nonsense"));

    [Fact]
    public void ReadEnvironment_Problems_CarryTheirPlaces()
    {
        var settings = _directory.Settings("dev", "config:\n  platform:account: \"12\"\n  platform:domain:\n    secure: v1:abc:ciphertext\n");

        var problems = Assert.Throws<ConfigurationException>(settings.ReadEnvironment).Problems;

        Assert.Contains(problems, problem => problem is { Code: "not-allowed", KeyPath: "platform:account", Location: { Line: 2, Column: 3 } });
        Assert.Contains(problems, problem => problem is { Code: "encrypted", KeyPath: "platform:domain", Location: { Line: 3, Column: 3 } });
        Assert.DoesNotContain("ciphertext", string.Join('\n', problems), StringComparison.Ordinal);
        Assert.All(problems, problem => Assert.NotNull(problem.Location));
    }
}
