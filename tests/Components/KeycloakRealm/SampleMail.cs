using Infra.Components;

namespace Infra.Tests.Components;

internal static class SampleMail
{
    public static OutgoingMail Server { get; } = new() { Host = "smtp.example.com", From = "login@example.com", Username = "keycloak" };
}
