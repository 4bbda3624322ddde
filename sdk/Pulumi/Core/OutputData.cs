using System.Collections.Immutable;
using Pulumi.Offline;

namespace Pulumi;

/// <summary>What is known of an output's value: the value itself, and all that travels with it.</summary>
internal readonly record struct OutputData<T>(T Value, OutputState State)
{
    public bool IsKnown => State.Unknown is null;
}

/// <summary>What travels with a value. Shared between outputs: most have the same.</summary>
internal sealed record OutputState(bool IsSecret, ImmutableArray<Resource> Dependencies, Unknown? Unknown)
{
    public static OutputState Known { get; } = new(false, [], null);

    public static OutputState KnownSecret { get; } = new(true, [], null);

    public OutputState Combine(OutputState other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Known)) return this;
        if (ReferenceEquals(this, Known)) return other;
        return new(IsSecret || other.IsSecret, Union(Dependencies, other.Dependencies), Unknown ?? other.Unknown);
    }

    /// <summary>The state of what is computed from a value of this state: of an unknown text its unknown part.</summary>
    public OutputState Derived => Unknown is UnknownText text ? this with { Unknown = text.Source } : this;

    public OutputState WithSecret(bool isSecret) => isSecret == IsSecret ? this : this with { IsSecret = isSecret };

    private static ImmutableArray<Resource> Union(ImmutableArray<Resource> left, ImmutableArray<Resource> right)
    {
        if (right.IsEmpty || left == right) return left;
        if (left.IsEmpty) return right;
        var all = new HashSet<Resource>(left, ReferenceEqualityComparer.Instance);
        var added = ImmutableArray.CreateBuilder<Resource>();
        foreach (var resource in right)
            if (all.Add(resource))
                added.Add(resource);
        return added.Count == 0 ? left : left.AddRange(added);
    }
}

/// <summary>Why a value is unknown before `up`.</summary>
internal abstract class Unknown
{
    public abstract PlanValue ToPlanValue();
}

/// <summary>A property that the provider computes.</summary>
internal sealed class UnknownProperty(Resource resource, string property) : Unknown
{
    public override PlanValue ToPlanValue() => new PlanValue.UnknownValue($"{resource.PlannedUrn}#{property}");
}

/// <summary>A value from elsewhere that an offline run does not have, such as encrypted configuration.</summary>
internal sealed class UnknownFrom(string source) : Unknown
{
    public override PlanValue ToPlanValue() => new PlanValue.UnknownValue(source);
}

/// <summary>Text of which parts are unknown; a part is a string or an <see cref="Unknown"/>.</summary>
internal sealed class UnknownText(ImmutableArray<object> parts) : Unknown
{
    public ImmutableArray<object> Parts { get; } = parts;

    public Unknown Source => Parts.OfType<Unknown>().First();

    /// <summary>Joins neighbouring strings and the parts of inner texts; a lone unknown stays what it is.</summary>
    public static Unknown Join(IEnumerable<object> parts)
    {
        var joined = ImmutableArray.CreateBuilder<object>();
        foreach (var part in parts)
        {
            foreach (var piece in part is UnknownText inner ? inner.Parts : [part])
            {
                if (piece is string { Length: 0 }) continue;
                if (piece is string text && joined.Count > 0 && joined[^1] is string before) joined[^1] = before + text;
                else joined.Add(piece);
            }
        }
        return joined is [Unknown only] ? only : new UnknownText(joined.ToImmutable());
    }

    public override PlanValue ToPlanValue() => new PlanValue.TemplateValue([.. Parts.Select(p => p is Unknown u ? u.ToPlanValue() : new PlanValue.TextValue((string)p))]);
}
