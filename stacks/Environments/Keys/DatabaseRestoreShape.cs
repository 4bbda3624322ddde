using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:databaseRestores[0]</c>.</summary>
internal sealed partial class DatabaseRestoreShape : ObjectShape<DatabaseRestore>
{
    private const int LongestArchive = 60;

    private static readonly TextShape<string> Key = Text("a namespace and a database's name with a slash between: iam-system/keycloak-db", "iam-system/keycloak-db", KeyForm().IsMatch);

    private static readonly TextShape<string> Archive = Text(
        FormattableString.Invariant($"1 to {LongestArchive} lower-case letters, digits and single inner hyphens, a letter first"),
        "keycloak-db",
        text => text.Length <= LongestArchive && ArchiveForm().IsMatch(text));

    private static readonly TextShape<string> Time = Text(
        "a time by RFC 3339 with its offset, quoted, such as \"2026-03-01T11:59:00Z\"",
        "2026-03-01T11:59:00Z",
        text => TimeForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    public static readonly Property<string> Database = Property<string>.Required("database", Key, "The database.");

    private static readonly Property<string> From = Property<string>.Required("from", Archive, "The archive to restore: the database's name, or the `to` of the restore before.");

    private static readonly Property<string> To = Property<string>.Required(
        "to", Archive, "The archive that the restored servers write: a name that the database never had before. The item stays as long as they do.");

    private static readonly Property<string> TargetTime = Property<string>.OrNothing("targetTime", Time, "all that the archive has", "Up to when.");

    public override IReadOnlyList<Property> Properties { get; } = [Database, From, To, TargetTime];

    // Its logs would have two writers.
    protected override void Check(ObjectReading reading)
    {
        if (reading.Has(From, out var from) && reading.Has(To, out var to) && from == to)
            reading.PlaceOf(To).Report(ConfigurationProblemCode.Conflict, Place.Describe(to), $"an archive that nobody wrote before; {reading.PlaceOf(From).Path} is this one", NextOf(from));
    }

    protected override DatabaseRestore Build(ObjectReading reading) =>
        new() { Database = reading.Get(Database), From = reading.Get(From), To = reading.Get(To), TargetTime = reading.Find(TargetTime) };

    private static string NextOf(string archive) => $"{archive[..Math.Min(archive.Length, LongestArchive - 2)].TrimEnd('-')}-2";

    private static TextShape<string> Text(string allowed, string example, Func<string, bool> isAllowed) =>
        new(allowed, example, text => isAllowed(text) ? TextShape<string>.Parsed.As(text) : TextShape<string>.Parsed.Not());

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ArchiveForm();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeForm();
}
