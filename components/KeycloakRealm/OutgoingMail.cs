namespace Infra.Components;

/// <summary>A server that takes mail, with TLS from the first byte (RFC 8314): by it Keycloak lets people set a forgotten password and verifies their addresses.</summary>
public sealed record OutgoingMail
{
    /// <summary>The port: submission with TLS.</summary>
    public const int Port = 465;

    /// <summary>The server's name: "email-smtp.eu-central-1.amazonaws.com".</summary>
    public required string Host { get; init; }

    /// <summary>Who the mails are from.</summary>
    public required string From { get; init; }

    /// <summary>The user as which Keycloak signs in there.</summary>
    public required string Username { get; init; }
}
