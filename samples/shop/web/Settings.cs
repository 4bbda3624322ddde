namespace Shop.Web;

/// <summary>What the platform gives to the application: files of its Secrets and of the ConfigMap "platform", and names that the chart writes.</summary>
/// <param name="Database">Where the database is.</param>
/// <param name="DatabaseUser">The user that owns it.</param>
/// <param name="DatabasePassword">The file with the user's password, which may change while the application runs.</param>
/// <param name="IssuerUrl">Who signs people in.</param>
/// <param name="ClientId">As which client.</param>
/// <param name="ClientSecret">With which secret.</param>
/// <param name="Session">What cookies are protected with.</param>
/// <param name="MetricsPort">The port of metrics.</param>
internal sealed record Settings(
    DatabaseAddress Database, string DatabaseUser, string DatabasePassword, string IssuerUrl, string ClientId, string ClientSecret, string Session, int MetricsPort)
{
    /// <exception cref="InvalidOperationException">Something is not there; the message says what.</exception>
    public static Settings Of(IConfiguration configuration)
    {
        var root = configuration["Files"] ?? "/etc/shop";
        return new Settings(
            new DatabaseAddress(Value("Database:Host"), Value("Database:Name")),
            Read("database/username"),
            Path.Combine(root, "database/password"),
            Read("platform/issuer-url").TrimEnd('/'),
            Read("login/client-id"),
            Read("login/client-secret"),
            Read("session/key"),
            configuration.GetValue("MetricsPort", 9090));

        string Value(string key) => configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{key} is not set; the chart sets it as {key.Replace(":", "__", StringComparison.Ordinal)}.");
        string Read(string file) => Path.Combine(root, file) is var path && File.Exists(path) ? File.ReadAllText(path).Trim() : throw new InvalidOperationException($"{path} is not there; the chart mounts it.");
    }
}

/// <summary>Where a database is.</summary>
/// <param name="Host">The Service of its servers.</param>
/// <param name="Name">Its name there.</param>
internal sealed record DatabaseAddress(string Host, string Name);
