namespace Infra.Components;

/// <summary>A secret that the platform makes or is given, keeps in Vault, and gives to the pods of one namespace. Nobody has to know a text that is made, and no file has it; one that is given stands in the stack's file, encrypted.</summary>
public sealed record AddonSecret
{
    /// <summary>The name, in Vault and of the Secret; one of its namespace's.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace that it is for.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its entries; one at least.</summary>
    public required IReadOnlyList<SecretKey> Keys { get; init; }

    /// <summary>The Secret's type, such as "kubernetes.io/basic-auth". Default: "Opaque".</summary>
    public string Type { get; init; } = "Opaque";

    /// <summary>Labels of the Secret, by which controllers find it. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The secret of another namespace whose text it has, with the same entries. Default: none, it has a text of its own.</summary>
    public AddonSecret? SameAs { get; init; }

    /// <summary>Whether it becomes a Secret in the cluster; otherwise Vault keeps it for people and for `up`. Default: true.</summary>
    public bool InCluster { get; init; } = true;
}

/// <summary>One entry of a secret.</summary>
public sealed record SecretKey
{
    /// <summary>What is made where nobody says how long: more than 200 bits of letters and digits.</summary>
    public const int DefaultLength = 40;

    private SecretKey(string name) => Name = name;

    /// <summary>The entry's name: "password".</summary>
    public string Name { get; }

    /// <summary>How many random letters and digits it has; null where it is not made at random.</summary>
    public int? Length { get; private init; }

    /// <summary>What it says, where that is no secret, such as the name that goes with a password; otherwise null.</summary>
    public string? Text { get; private init; }

    /// <summary>
    /// The key of the environment's configuration, below <c>platform:</c> and encrypted, that has it, where people have it from elsewhere, such as another service's token; otherwise null.
    /// </summary>
    public string? ConfigurationKey { get; private init; }

    /// <summary>An entry that is made at random, once.</summary>
    /// <param name="name">The entry's name.</param>
    /// <param name="length">How many letters and digits it has.</param>
    public static SecretKey Generated(string name, int length = DefaultLength) => new(name) { Length = length };

    /// <summary>An entry that says what everybody may know.</summary>
    public static SecretKey Fixed(string name, string text) => new(name) { Text = text };

    /// <summary>An entry that people give, as they have it from elsewhere.</summary>
    /// <param name="name">The entry's name.</param>
    /// <param name="configurationKey">The key of the configuration that has it, encrypted: "slackWebhookUrl" for <c>platform:slackWebhookUrl</c>.</param>
    public static SecretKey Given(string name, string configurationKey) => new(name) { ConfigurationKey = configurationKey };
}
