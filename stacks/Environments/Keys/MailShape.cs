using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:mail</c>.</summary>
internal sealed class MailShape : ObjectShape<OutgoingMail>
{
    private static readonly Property<string> Host = Property<string>.Required("host", AwsText.Domain, "The server's name; it takes mail at port 465, with TLS from the first byte.");

    private static readonly Property<string> From = Property<string>.Required("from", PlainText.Mail, "Who the mails are from.");

    private static readonly Property<string> Username = Property<string>.Required("username", PlainText.MailUser, "The user as which Keycloak signs in there; the password is `platform:mailPassword`.");

    public override IReadOnlyList<Property> Properties { get; } = [Host, From, Username];

    protected override OutgoingMail Build(ObjectReading reading) => new() { Host = reading.Get(Host), From = reading.Get(From), Username = reading.Get(Username) };
}
