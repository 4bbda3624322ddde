using System.Globalization;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.Components;

/// <summary>
/// A command that waits, where `up` runs, until something in a cluster answers at its name. It needs bash and curl there.
/// </summary>
/// <param name="Who">What is waited for, for messages: "main.dev.example.com: Vault".</param>
/// <param name="Address">Where it answers: "https://vault.dev.example.com", without a slash at its end.</param>
/// <param name="Asked">The path, with its query, that answers 200 as soon as it is ready.</param>
/// <param name="Meanings">What its other answers mean, by HTTP status, and where to look.</param>
/// <param name="Minutes">How long it is waited for at most.</param>
internal sealed record WaitForAnswer(string Who, string Address, string Asked, IReadOnlyDictionary<int, string> Meanings, int Minutes)
{
    private const int SecondsBetweenAttempts = 10;

    /// <summary>What the command runs; its head lists its inputs.</summary>
    public static string Script { get; } = EmbeddedFile.Read("WaitForAnswer/Scripts/wait-for-answer.sh");

    /// <summary>The inputs of <see cref="Script"/>.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["ADDRESS"] = Address,
        ["ASKED"] = Asked,
        ["ATTEMPTS"] = Text(Minutes * 60 / SecondsBetweenAttempts),
        ["MEANINGS"] = string.Join('\n', Meanings.OrderBy(meaning => meaning.Key).Select(meaning => $"{Text(meaning.Key)} {meaning.Value}")),
        ["PAUSE"] = Text(SecondsBetweenAttempts),
        ["WHO"] = Who,
    };

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Its options: what it waits behind.</param>
    public Command Create(string name, CustomResourceOptions options)
    {
        var environment = new InputMap<string>();
        foreach (var (variable, value) in Variables)
            environment.Add(variable, value);
        return new Command(name, new CommandArgs { Create = Script, Update = Script, Interpreter = { "bash", "-c" }, Environment = environment }, options);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
