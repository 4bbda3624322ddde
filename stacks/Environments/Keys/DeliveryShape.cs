namespace Infra.Stacks;

/// <summary><c>platform:delivery</c>.</summary>
internal sealed class DeliveryShape : ObjectShape<EnvironmentDelivery>
{
    private static readonly Property<string> RepositoryUrl = Property<string>.Required("repositoryUrl", PlainText.GitUrl, "The Git repository of this project, as Argo CD reaches it.");

    private static readonly Property<string> Revision = Property<string>.Optional("revision", PlainText.GitRevision, "main", "The branch or tag that Argo CD follows.");

    public override IReadOnlyList<Property> Properties { get; } = [RepositoryUrl, Revision];

    protected override EnvironmentDelivery Build(ObjectReading reading) => new() { RepositoryUrl = reading.Get(RepositoryUrl), Revision = reading.Get(Revision) };
}
