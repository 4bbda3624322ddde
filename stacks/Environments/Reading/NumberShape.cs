using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A whole number: between two bounds, or one of a list.</summary>
internal sealed class NumberShape : Shape<int>
{
    private readonly string _unit;
    private readonly int _example;
    private readonly Func<int, bool> _isAllowed;
    private readonly string _allowedNumbers;

    private NumberShape(string unit, int example, string allowedNumbers, Func<int, bool> isAllowed)
    {
        _unit = unit;
        _example = example;
        _allowedNumbers = allowedNumbers;
        _isAllowed = isAllowed;
    }

    public override string Type => _unit.Length == 0 ? "whole number" : $"whole number, {_unit}";

    public override string Allowed => $"a whole number{(_unit.Length == 0 ? "" : $" of {_unit}")}: {_allowedNumbers}";

    /// <param name="least">The least number allowed.</param>
    /// <param name="most">The greatest number allowed.</param>
    /// <param name="unit">What is counted, in the plural; may be empty.</param>
    /// <param name="example">A number that would do.</param>
    public static NumberShape Between(int least, int most, string unit, int example) => new(
        unit, example, string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"), number => number >= least && number <= most);

    /// <summary>One of a few numbers.</summary>
    public static NumberShape OneOf(IReadOnlyList<int> numbers, string unit, int example) => new(
        unit, example, string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))), numbers.Contains);

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) => [(path, _example.ToString(CultureInfo.InvariantCulture))];

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out int result)
    {
        result = 0;
        if (value.ValueKind != JsonValueKind.Number)
        {
            place.ReportWrongType(value, this);
            return false;
        }

        if (value.TryGetInt32(out result) && _isAllowed(result))
            return true;
        place.Report(ConfigurationProblemCode.OutOfRange, value.GetRawText(), Allowed, Examples(place.Path)[0].Value);
        return false;
    }
}
