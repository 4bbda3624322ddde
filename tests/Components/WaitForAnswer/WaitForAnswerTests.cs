using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The real script against a stand-in of curl.</summary>
public sealed class WaitForKeycloakTests : IDisposable
{
    private readonly KeycloakSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Wait_KeycloakThatComesUp_IsWaitedFor()
    {
        _sandbox.Answers = ["000 (6) Could not resolve host: login.dev.example.com", "503", "200"];

        var run = await _sandbox.RunAsync(KeycloakScripts.Wait);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("Keycloak answers at https://login.dev.example.com\n", run.Output);
        Assert.Equal(3, run.Calls.Count);
        Assert.EndsWith(" https://login.dev.example.com/realms/master/.well-known/openid-configuration", run.Calls[0], StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Theory]
    [InlineData("000 (60) SSL certificate problem", "no answer (curl: (60) SSL certificate problem)")]
    [InlineData("404", "HTTP 404: the gateway has no route")]
    [InlineData("503", "HTTP 503: no pod of Keycloak is ready")]
    [InlineData("500", "HTTP 500, which a ready Keycloak never answers")]
    public async Task Wait_KeycloakThatDoesNotComeUp_SaysWhatItLastAnswered(string answer, string meaning)
    {
        _sandbox.Answers = ["503", "503", answer];

        var run = await _sandbox.RunAsync(KeycloakScripts.Wait);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: Keycloak does not answer at https://login.dev.example.com, asked 3 times: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(meaning, run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task Wait_NoCurl_SaysSo()
    {
        _sandbox.Remove("curl");

        var run = await _sandbox.RunAsync(KeycloakScripts.Wait);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: curl is not installed", run.Error, StringComparison.Ordinal);
    }
}
