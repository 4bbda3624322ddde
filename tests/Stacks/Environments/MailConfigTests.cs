using Infra.Components;

namespace Infra.Tests.Stacks.Environments;

public sealed class MailConfigTests
{
    private const string Key = "platform:mail";
    private const string PasswordKey = "platform:mailPassword";
    private const string Server = """{ "host": "smtp.example.com", "from": "login@example.com", "username": "keycloak" }""";

    [Fact]
    public void Read_NoServer_HasNone() => Assert.Null(new Values().Config().Mail);

    [Fact]
    public void Read_Server_HasIt() => Assert.Equal(
        new OutgoingMail { Host = "smtp.example.com", From = "login@example.com", Username = "keycloak" }, new Values().With(Key, Server).Encrypted(PasswordKey).Config().Mail);

    [Fact]
    public void Read_ServerWithoutPassword_AsksForIt()
    {
        var problem = new Values().With(Key, Server).Problem();

        Assert.Equal(("missing", PasswordKey), (problem.Code, problem.KeyPath));
        Assert.Equal("pulumi config set --stack dev --secret platform:mailPassword", problem.Fix);
    }

    [Fact]
    public void Read_PasswordWithoutServer_IsOfNoUse() => Assert.Equal("conflict", new Values().Encrypted(PasswordKey).Problem().Code);

    [Theory]
    [InlineData("host", "\"smtp\"")]
    [InlineData("from", "\"login\"")]
    [InlineData("username", "\"key cloak\"")]
    public void Read_ValueThatCannotBe_IsTheOneProblem(string member, string value)
    {
        var problem = new Values().With(Key, Server).Encrypted(PasswordKey).With($"{Key}.{member}", value).Problem();

        Assert.Equal(("not-allowed", $"{Key}.{member}"), (problem.Code, problem.KeyPath));
    }
}
