using System.Globalization;

namespace Infra.Stacks;

/// <summary><c>platform:nodes.workers</c>.</summary>
internal sealed class WorkersShape : ObjectShape<WorkerNodes>
{
    // A bound of the platform's own: a slip of the finger shouldn't start ten thousand machines.
    private const int MostWorkers = 500;

    private static readonly Property<string> InstanceType = Property<string>.Required("instanceType", AwsText.InstanceType, "The type of the workers' machines.");

    private static readonly Property<int> Min = Property<int>.Required("min", NumberShape.Between(1, MostWorkers, "machines", 2), "The fewest workers that the autoscaler leaves.");

    private static readonly Property<int> Max = Property<int>.Required(
        "max", NumberShape.Between(1, MostWorkers, "machines", 4), "The most workers that the autoscaler starts; at least `min`.");

    private static readonly Property<bool> Spot = Property<bool>.Optional(
        "spot", new BooleanShape(false), false, "Whether the workers are spot instances, which AWS may take back at two minutes' notice.");

    public override IReadOnlyList<Property> Properties { get; } = [InstanceType, Min, Max, Spot];

    protected override void Check(ObjectReading reading)
    {
        if (!reading.Has(Min, out var min) || !reading.Has(Max, out var max) || min <= max)
            return;
        var least = min.ToString(CultureInfo.InvariantCulture);
        reading.PlaceOf(Max).Report(ConfigurationProblemCode.Conflict, max.ToString(CultureInfo.InvariantCulture), $"at least min, which is {least}", least);
    }

    protected override WorkerNodes Build(ObjectReading reading) => new()
    {
        InstanceType = reading.Get(InstanceType),
        Min = reading.Get(Min),
        Max = reading.Get(Max),
        Spot = reading.Get(Spot),
    };
}
