namespace Infra.Stacks;

/// <summary><c>platform:certificates</c>.</summary>
internal sealed class CertificatesShape : ObjectShape<EnvironmentCertificates>
{
    private static readonly Property<string> Email = Property<string>.Required("email", PlainText.Mail, "Whom Let's Encrypt writes to.");

    public override IReadOnlyList<Property> Properties { get; } = [Email];

    protected override EnvironmentCertificates Build(ObjectReading reading) => new() { Email = reading.Get(Email) };
}
