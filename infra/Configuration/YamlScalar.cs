using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>What a scalar of YAML stands for.</summary>
internal enum YamlScalarKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Float,

    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A form that versions of Pulumi or of YAML read differently: yes, 0123, 0x1f, 1_000, 2001-01-01, .inf.</summary>
    Ambiguous,
}

/// <summary>A scalar's kind, and its value as JSON writes it (text without its quotes).</summary>
internal readonly partial record struct YamlScalar(YamlScalarKind Kind, string Text)
{
    /// <summary>Resolves a scalar as gopkg.in/yaml.v3 does, which Pulumi reads its files with.</summary>
    public static YamlScalar Resolve(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            return new YamlScalar(node.Tag.Value == "tag:yaml.org,2002:str" ? YamlScalarKind.Text : YamlScalarKind.Ambiguous, text);
        return node.Style == ScalarStyle.Plain && node.Tag.IsEmpty ? ResolvePlain(text) : new YamlScalar(YamlScalarKind.Text, text);
    }

    private static YamlScalar ResolvePlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new YamlScalar(YamlScalarKind.Null, "null"),
        "true" or "True" or "TRUE" => new YamlScalar(YamlScalarKind.Boolean, "true"),
        "false" or "False" or "FALSE" => new YamlScalar(YamlScalarKind.Boolean, "false"),
        _ when WholeNumber().IsMatch(text) => ResolveInteger(text),
        _ when ReadDifferently().IsMatch(text) => new YamlScalar(YamlScalarKind.Ambiguous, text),
        _ when PointNumber().IsMatch(text) => ResolveFloat(text),
        _ => new YamlScalar(YamlScalarKind.Text, text),
    };

    private static YamlScalar ResolveInteger(string text) => Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= long.MinValue && number <= ulong.MaxValue
        ? new YamlScalar(YamlScalarKind.Integer, number.ToString(CultureInfo.InvariantCulture))
        : new YamlScalar(YamlScalarKind.Ambiguous, text);

    // Beyond where .NET and Go both write plain digits, they differ.
    private static YamlScalar ResolveFloat(string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return PlainDigits().IsMatch(number) ? new YamlScalar(YamlScalarKind.Float, number) : new YamlScalar(YamlScalarKind.Ambiguous, text);
    }

    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PointNumber();

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainDigits();

    // Booleans of YAML 1.1; numbers with a leading zero, another base or underscores; infinities; dates.
    [GeneratedRegex(
        @"\A(y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|[-+]?0[0-9_]+|[-+]?0[xXoObB][0-9a-fA-F_]+|[-+]?[0-9.][0-9.]*_[0-9_.]*([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex ReadDifferently();
}
