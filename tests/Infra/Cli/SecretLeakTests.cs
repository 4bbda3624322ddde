using System.Globalization;
using Infra.Planning;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.Tests.Cli;

/// <summary>A marked secret goes everywhere that a program can put one; whatever a run prints or writes, the mark is not in it.</summary>
public sealed class SecretLeakTests
{
    private const string Mark = "s3cr3t-mark-7f41c0";

    // Where the program goes wrong, if it does: each with the secret at hand.
    private static readonly Dictionary<string, Action<Output<string>>> Mistakes = new(StringComparer.Ordinal)
    {
        ["none"] = _ => { },
        ["a rule"] = secret => new Pulumi.Aws.Ec2.Vpc("bare", new Pulumi.Aws.Ec2.VpcArgs { CidrBlock = "10.9.0.0/16" }),
        ["a parser"] = secret => Use(secret.Apply(text => int.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))),
        ["a task"] = secret => Use(secret.Apply(async text =>
        {
            await Task.Yield();
            return int.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        })),
        ["a late value"] = secret => Use(Output.Create(Later(secret)).Apply(each => each).Apply(text => text[..1000])),
        ["a name twice"] = secret => { Use(secret); Use(secret); },
        ["the program"] = _ => throw new InvalidOperationException("the program's own mistake"),
    };

    public static TheoryData<string, string[]> Runs
    {
        get
        {
            var runs = new TheoryData<string, string[]>();
            foreach (var mistake in Mistakes.Keys)
            {
                runs.Add(mistake, ["preview"]);
                runs.Add(mistake, ["preview", "--json", "-"]);
                runs.Add(mistake, ["preview", "--json", "plan.json"]);
                runs.Add(mistake, ["preview", "--verbose"]);
                runs.Add(mistake, ["show", "secret"]);
                runs.Add(mistake, ["show", "secret", "--json"]);
                runs.Add(mistake, ["render"]);
                runs.Add(mistake, ["render", "--check"]);
                runs.Add(mistake, ["waves"]);
            }
            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_WithAMarkedSecret_NeverSaysIt(string mistake, string[] args)
    {
        using var cli = new CliRun { Planner = new Planner(_ => Define(Mistakes[mistake]), TestPlatform.Of()) };
        cli.With("Pulumi.dev.yaml", $"{File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.dev.yaml"))}\n  other:token:\n    secure: v1:{Mark}\n");
        var given = cli.Files();

        await cli.RunAsync(args);

        Assert.NotEmpty(cli.Output + cli.Error);
        Assert.DoesNotContain(Mark, cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, cli.Error, StringComparison.Ordinal);
        Assert.All(cli.Files().Except(given), file => Assert.DoesNotContain(Mark, cli.Read(file), StringComparison.Ordinal));
    }

    // The search would find it: the same program without the secret's mark on the value.
    [Fact]
    public async Task Run_WithAPlainText_SaysIt()
    {
        using var cli = new CliRun { Planner = new Planner(_ => Define(_ => { }, Output.Create(Mark)), TestPlatform.Of()) };
        cli.With("Pulumi.dev.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.dev.yaml")));

        await cli.RunAsync("preview", "--json", "-");

        Assert.Contains(Mark, cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a parser", "FormatException")]
    [InlineData("a task", "FormatException")]
    [InlineData("a late value", "ArgumentOutOfRangeException")]
    public async Task Run_FunctionOnASecretThatThrows_SaysWhatItThrewAndWhyNoMore(string mistake, string thrown)
    {
        using var cli = new CliRun { Planner = new Planner(_ => Define(Mistakes[mistake]), TestPlatform.Of()) };
        cli.With("Pulumi.dev.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.dev.yaml")));

        Assert.Equal(2, await cli.RunAsync("preview"));
        Assert.Contains($"a function applied to a secret threw {thrown}; what it said is withheld", cli.Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Define(Action<Output<string>> mistake, Output<string>? plain = null)
    {
        var secret = plain ?? Output.CreateSecret(Mark);
        _ = new Pulumi.Vault.kv.SecretV2("secret", new Pulumi.Vault.kv.SecretV2Args { Mount = "platform", Name = "shop/login", DataJson = Output.JsonSerialize(Output.Create(new Dictionary<string, object?> { ["password"] = secret })) });
        _ = new Pulumi.Vault.Provider("vault", new Pulumi.Vault.ProviderArgs
        {
            Address = "https://vault.example.com",
            AuthLogin = new Pulumi.Vault.Inputs.ProviderAuthLoginArgs { Path = "auth/kubernetes/login", Parameters = { ["jwt"] = secret } },
        });
        _ = new Pulumi.Kubernetes.Provider("cluster", new Pulumi.Kubernetes.ProviderArgs { KubeConfig = secret });
        _ = new Pulumi.Keycloak.OpenId.Client("client", new Pulumi.Keycloak.OpenId.ClientArgs { RealmId = "platform", ClientId = "shop", AccessType = "CONFIDENTIAL", ClientSecret = secret });
        _ = new Command("command", new CommandArgs { Create = "true", Environment = new InputMap<string> { ["TOKEN"] = secret }, Stdin = Output.Format($"token={secret}") });
        mistake(secret);
        return new Dictionary<string, object?> { ["secret"] = secret, ["text"] = Output.Format($"Bearer {secret}"), ["list"] = Output.All(secret, secret) };
    }

    private static void Use(Output<string> secret) => _ = new Command("use", new CommandArgs { Create = "true", Environment = new InputMap<string> { ["TOKEN"] = secret } });

    private static async Task<Output<string>> Later(Output<string> secret)
    {
        await Task.Yield();
        return secret;
    }
}
