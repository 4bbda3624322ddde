using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Infra.Cost;

/// <summary>What things cost, by region: the file prices.json beside this, in which every figure has a source and a day.</summary>
public sealed class PriceList
{
    /// <summary>What the member "format" says.</summary>
    public const string Format = "infra-prices/1";

    private const string Resource = "Infra.Cost.prices.json";
    private static readonly Lazy<PriceList> FileOfTheProgram = new(ReadFileOfTheProgram);

    private readonly ImmutableSortedDictionary<string, Price> _everywhere;
    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Price>> _regions;

    private PriceList(JsonElement root)
    {
        if (Text(root, "format") is not Format and var format)
            throw new FormatException($"The prices' format is \"{format}\"; this program reads \"{Format}\".");
        Currency = Text(root, "currency");
        HoursPerMonth = root.GetProperty("hoursPerMonth").GetInt32();
        Sources = Members(root.GetProperty("sources"), member => new PriceSource(Text(member, "url"), DateOnly.ParseExact(Text(member, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(member, "note")));
        MachineTypes = Members(root.GetProperty("machineTypes"), member => new MachineType(
            member.GetProperty("cpus").GetInt32(), member.GetProperty("memoryMiB").GetInt32(), SourceOf(member)));
        CoreWeight = PriceOf(root.GetProperty("weights").GetProperty("core"));
        GiBWeight = PriceOf(root.GetProperty("weights").GetProperty("gib"));
        _everywhere = Members(root.GetProperty("everywhere"), PriceOf);
        _regions = Members(root.GetProperty("regions"), region => Members(region, PriceOf));
    }

    /// <summary>The file of the program, read once.</summary>
    public static PriceList Current => FileOfTheProgram.Value;

    /// <summary>The currency: "USD".</summary>
    public string Currency { get; }

    /// <summary>How many hours a month has.</summary>
    public int HoursPerMonth { get; }

    /// <summary>Where the figures are from, by what the file calls it.</summary>
    public ImmutableSortedDictionary<string, PriceSource> Sources { get; }

    /// <summary>What machines have, by their types.</summary>
    public ImmutableSortedDictionary<string, MachineType> MachineTypes { get; }

    /// <summary>What a processor weighs in a machine's price, against <see cref="GiBWeight"/>.</summary>
    public Price CoreWeight { get; }

    /// <summary>What a GiB of memory weighs in a machine's price, against <see cref="CoreWeight"/>.</summary>
    public Price GiBWeight { get; }

    /// <summary>Reads a price list.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PriceList Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return new PriceList(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"The prices cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The price of something in a region; null where the file has none.</summary>
    /// <param name="region">The region: "eu-central-1".</param>
    /// <param name="name">One of <see cref="PriceNames"/>.</param>
    public Price? Find(string region, string name) =>
        (_regions.TryGetValue(region, out var prices) ? prices.GetValueOrDefault(name) : null) ?? _everywhere.GetValueOrDefault(name);

    /// <summary>All prices with the region that they are of; "everywhere" where they are the same in all.</summary>
    public IEnumerable<(string Region, string Name, Price Price)> All() =>
        _regions.Append(KeyValuePair.Create("everywhere", _everywhere)).SelectMany(region => region.Value.Select(price => (region.Key, price.Key, price.Value)));

    private static PriceList ReadFileOfTheProgram()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        return Read(stream);
    }

    private static ImmutableSortedDictionary<string, T> Members<T>(JsonElement json, Func<JsonElement, T> read) =>
        json.EnumerateObject().ToImmutableSortedDictionary(member => member.Name, member => read(member.Value), StringComparer.Ordinal);

    private Price PriceOf(JsonElement json) => new(json.GetProperty("usd").GetDecimal(), SourceOf(json));

    private PriceSource SourceOf(JsonElement json)
    {
        var name = Text(json, "source");
        return Sources.GetValueOrDefault(name) ?? throw new FormatException($"The prices name a source \"{name}\", and have none of this name.");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"The prices' \"{name}\" is null.");
}

/// <summary>What one of something costs.</summary>
/// <param name="Usd">The price, in US dollars.</param>
/// <param name="Source">Who says so.</param>
public sealed record Price(decimal Usd, PriceSource Source);

/// <summary>Where a figure is from.</summary>
/// <param name="Url">The page or file.</param>
/// <param name="Date">When it was published; where nobody knows, when it was read.</param>
/// <param name="Note">Which part of it, and by what way.</param>
public sealed record PriceSource(string Url, DateOnly Date, string Note);

/// <summary>What a type of machine has.</summary>
/// <param name="Cpus">Virtual processors.</param>
/// <param name="MemoryMiB">Memory, as it is sold.</param>
/// <param name="Source">Who says so.</param>
public sealed record MachineType(int Cpus, int MemoryMiB, PriceSource Source);
