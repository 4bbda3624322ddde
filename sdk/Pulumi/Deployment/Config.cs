using System.Globalization;

namespace Pulumi;

/// <summary>The stack's configuration of one namespace.</summary>
public sealed class Config
{
    private readonly string _name;

    /// <summary>The configuration of a namespace; the project's where none is given.</summary>
    public Config(string? name = null) => _name = name ?? Deployment.Instance.ProjectName;

    /// <summary>A key's text; null where there is none.</summary>
    public string? Get(string key) => Read(key);

    /// <summary>A key's text.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public string Require(string key) => Read(key) ?? throw Missing(key);

    /// <summary>A key's true or false; null where there is none.</summary>
    public bool? GetBoolean(string key) => Read(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw NotA(key, other, nameof(Boolean)),
    };

    /// <summary>A key's whole number; null where there is none.</summary>
    public int? GetInt32(string key) => Read(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw NotA(key, text, nameof(Int32));

    /// <summary>A key's text as a secret; null where there is none. Encrypted, it is unknown offline: nothing is decrypted.</summary>
    public Output<string>? GetSecret(string key) => Deployment.Require().IsEncrypted(Full(key))
        ? new(new OutputData<string>(null!, OutputState.KnownSecret with { Unknown = new UnknownFrom($"config:{Full(key)}") }))
        : Read(key) is { } text ? Output.CreateSecret(text) : null;

    /// <summary>A key's text as a secret. Encrypted, it is unknown offline: nothing is decrypted.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key);

    private string? Read(string key) => Deployment.Require().IsEncrypted(Full(key))
        ? throw new RunException($"Configuration '{Full(key)}' is encrypted, and is not decrypted offline: read it with {nameof(GetSecret)} or {nameof(RequireSecret)}")
        : Deployment.Require().GetConfig(Full(key));

    private string Full(string key) => $"{_name}:{key}";

    private RunException Missing(string key) =>
        new($"Missing Required configuration variable '{Full(key)}'\n\tplease set a value using the command `pulumi config set {Full(key)} <value>`");

    private RunException NotA(string key, string value, string type) => new($"Configuration '{Full(key)}' value '{value}' is not a valid {type}");
}
