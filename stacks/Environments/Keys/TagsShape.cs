namespace Infra.Stacks;

/// <summary><c>platform:tags</c>.</summary>
internal sealed class TagsShape : ObjectShape<EnvironmentTags>
{
    private static readonly Property<string> Owner = Property<string>.Required("owner", AwsText.TagValue, "The team that answers for the environment.");
    private static readonly Property<string> CostCentre = Property<string>.Required("costCentre", AwsText.TagValue, "The cost centre that pays for it.");

    public override IReadOnlyList<Property> Properties { get; } = [Owner, CostCentre];

    protected override EnvironmentTags Build(ObjectReading reading) => new()
    {
        Owner = reading.Get(Owner),
        CostCentre = reading.Get(CostCentre),
    };
}
