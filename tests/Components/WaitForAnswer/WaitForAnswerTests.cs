using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

/// <summary>The real script against a stand-in of curl, for both that are waited for.</summary>
public sealed class WaitForAnswerTests : IDisposable
{
    private static readonly Dictionary<string, WaitForAnswer> Awaited = new(StringComparer.Ordinal)
    {
        ["vault"] = VaultConfiguration.Answer(new VaultConnection { ClusterName = "main.dev.example.com", Address = "https://vault.dev.example.com", Kubeconfig = Output.Create("") }, 5),
        ["keycloak"] = KeycloakRealm.Answer(AddonContexts.Dev()),
    };

    private readonly CommandSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("vault", "main.dev.example.com: Vault answers at https://vault.dev.example.com\n", "https://vault.dev.example.com/v1/sys/health?standbyok=true")]
    [InlineData("keycloak", "Keycloak answers at https://login.dev.example.com\n", "https://login.dev.example.com/realms/master/.well-known/openid-configuration")]
    public async Task Run_Answers_AsksOnce(string awaited, string output, string url)
    {
        var run = await RunAsync(awaited, 3, "200");

        Assert.Equal((0, output, ""), (run.ExitCode, run.Output, run.Error));
        Assert.EndsWith($" {url}", Assert.Single(run.Calls), StringComparison.Ordinal);
        Assert.Contains("--max-time 10 ", run.Calls[0], StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task Run_ComesUp_AsksUntilItAnswers()
    {
        var run = await RunAsync("vault", 3, "000 Could not resolve host", "501", "200");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["curl", "sleep 10", "curl", "sleep 10", "curl"], run.Calls.Select(call => call.StartsWith("curl", StringComparison.Ordinal) ? "curl" : call));
    }

    [Theory]
    [InlineData("vault", "000 Could not resolve host: vault.dev.example.com", "no answer (curl: Could not resolve host: vault.dev.example.com)")]
    [InlineData("vault", "404", "HTTP 404: the gateway has no route of that name yet")]
    [InlineData("vault", "501", "HTTP 501: Vault is not initialised; its job vault-init")]
    [InlineData("vault", "503", "HTTP 503: Vault is sealed, or no pod of it is ready")]
    [InlineData("vault", "418", "HTTP 418, which it never answers when it is ready")]
    [InlineData("keycloak", "000 (60) SSL certificate problem", "no answer (curl: (60) SSL certificate problem)")]
    [InlineData("keycloak", "404", "HTTP 404: the gateway has no route of that name yet")]
    [InlineData("keycloak", "503", "HTTP 503: no pod of Keycloak is ready")]
    [InlineData("keycloak", "500", "HTTP 500, which it never answers when it is ready")]
    public async Task Run_StaysAway_SaysWhatItLastAnswered(string awaited, string answer, string expected)
    {
        var run = await RunAsync(awaited, 3, "503", "000 first", answer);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: {Awaited[awaited].Who} does not answer at {Awaited[awaited].Address}, asked 3 times: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Calls.Count(call => call.StartsWith("curl", StringComparison.Ordinal)));
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task Run_NoCurl_SaysSoBeforeAnythingHappens()
    {
        _sandbox.Remove("curl");

        var run = await RunAsync("keycloak", 3);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: curl is not installed", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }

    [Fact]
    public void Variables_Time_IsInAttempts() =>
        Assert.Equal(("30", "180", "10"), (Awaited["vault"].Variables["ATTEMPTS"], Awaited["keycloak"].Variables["ATTEMPTS"], Awaited["vault"].Variables["PAUSE"]));

    private Task<ScriptRun> RunAsync(string awaited, int attempts, params string[] answers)
    {
        foreach (var (name, value) in Awaited[awaited].Variables)
            _sandbox.Variables[name] = value;
        _sandbox.Variables["ATTEMPTS"] = FormattableString.Invariant($"{attempts}");
        return _sandbox.RunAsync(WaitForAnswer.Script, answers: answers);
    }
}
