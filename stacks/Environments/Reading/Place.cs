using System.Globalization;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>Where reading stands: a key of a stack, the list that problems go to, and the maps read so far by their paths.</summary>
internal sealed record Place(string Stack, KeyPath Path, List<ConfigurationProblem> Problems, Dictionary<string, ObjectReading> Maps)
{
    private const int LongestGiven = 80;

    public Place Member(string name) => this with { Path = Path.Member(name) };

    public Place Item(int index) => this with { Path = Path.Item(index) };

    /// <summary>Reports a problem that setting a value solves.</summary>
    public void Report(string code, string given, string allowed, string value) =>
        ReportWithFix(code, given, allowed, PulumiCommand.Set(Stack, Path, value));

    /// <summary>Reports a problem that a written-out command solves.</summary>
    public void ReportWithFix(string code, string given, string allowed, string fix) =>
        Problems.Add(new ConfigurationProblem(code, Path.ToString(), given, allowed, fix));

    /// <summary>Reports a value that isn't of the shape's type; the fix writes the shape's examples in its place.</summary>
    public void ReportWrongType(JsonElement given, Shape shape) =>
        ReportWithFix(ConfigurationProblemCode.WrongType, Describe(given), shape.Allowed, Replacement(shape));

    /// <summary>The command that replaces whatever is here by the shape's examples.</summary>
    public string Replacement(Shape shape)
    {
        var plain = PulumiCommand.SetPlain(Stack, shape.Examples(Path));
        return shape.IsStructured ? $"{PulumiCommand.Remove(Stack, Path)} && {plain}" : plain;
    }

    /// <summary>A value as a problem shows it.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Describe(value.GetString()!),
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {value.GetArrayLength()}"),
        JsonValueKind.Object => "a map",
        JsonValueKind.Null => "nothing",
        _ => value.GetRawText(),
    };

    /// <summary>A text as a problem shows it: quoted, and cut where it is long.</summary>
    public static string Describe(string text) => text.Length <= LongestGiven ? $"'{text}'" : $"'{text[..LongestGiven]}…'";
}
