using System.Globalization;
using System.Text.RegularExpressions;
using Pulumi.Offline;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Planning.Manifests;

/// <summary>What scalars stand for, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).</summary>
internal static partial class YamlScalars
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    // The greatest whole number below which a double holds every one.
    private const double ExactLimit = 9007199254740992;

    /// <summary>The value of a scalar; null where it has a tag, or a number, that a plan cannot hold.</summary>
    public static PlanValue? Resolve(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
            return scalar.Tag.Value == TagPrefix + "str" ? new PlanValue.TextValue(text) : null;
        return scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? ResolvePlain(text) : new PlanValue.TextValue(text);
    }

    /// <summary>The value of a scalar without quotes; null for a number that a plan cannot hold.</summary>
    public static PlanValue? ResolvePlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => PlanValue.Null,
        "true" or "True" or "TRUE" => new PlanValue.BoolValue(true),
        "false" or "False" or "FALSE" => new PlanValue.BoolValue(false),
        _ when Octal().IsMatch(text) => Whole(text[2..].Aggregate(0.0, (number, digit) => (number * 8) + (digit - '0'))),
        _ when Hexadecimal().IsMatch(text) => Whole(text[2..].Aggregate(0.0, (number, digit) => (number * 16) + Convert.ToInt32(digit.ToString(), 16))),
        _ when Integer().IsMatch(text) => Whole(double.Parse(text, CultureInfo.InvariantCulture)),
        _ when Float().IsMatch(text) => Finite(double.Parse(text, CultureInfo.InvariantCulture)),
        _ when NotANumber().IsMatch(text) => null,
        _ => new PlanValue.TextValue(text),
    };

    private static PlanValue.NumberValue? Whole(double number) => Math.Abs(number) <= ExactLimit ? new PlanValue.NumberValue(number) : null;

    private static PlanValue.NumberValue? Finite(double number) => double.IsFinite(number) ? new PlanValue.NumberValue(number) : null;

    [GeneratedRegex(@"\A[-+]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A0o[0-7]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex(@"\A0x[0-9a-fA-F]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(@"\A([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex NotANumber();
}
