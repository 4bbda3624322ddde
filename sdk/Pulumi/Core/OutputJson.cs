using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>JSON of values that hold outputs: an unknown part becomes a mark while writing, and a part of the text afterwards.</summary>
internal static class OutputJson
{
    private const char Mark = '\uE000'; // private use: in no configuration's text

    public static Output<string> Serialize<T>(T value, JsonSerializerOptions? options)
    {
        var converter = new Converter();
        // The converter notes what it meets, so that the options serve one value only.
#pragma warning disable CA1869
        var own = new JsonSerializerOptions(options ?? JsonSerializerOptions.Default);
        own.Converters.Add(converter);
        var json = JsonSerializer.Serialize(value, own);
#pragma warning restore CA1869
        var state = converter.State;
        if (converter.Unknowns.Count == 0) return new(new OutputData<string>(json, state));
        return new(new OutputData<string>(null!, state with { Unknown = UnknownText.Join(Split(json, converter.Unknowns)) }));
    }

    private static IEnumerable<object> Split(string json, List<(Unknown Unknown, bool IsText)> unknowns)
    {
        // The default encoder escapes the mark, a relaxed one keeps it.
        var pieces = json.Replace(JsonEncodedText.Encode(Mark.ToString()).ToString(), Mark.ToString(), StringComparison.Ordinal).Split(Mark);
        // Odd pieces are the unknowns' numbers: mark, number, mark.
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 1)
            {
                var unknown = unknowns[int.Parse(pieces[i], CultureInfo.InvariantCulture)].Unknown;
                foreach (var part in unknown is UnknownText text ? text.Parts : [unknown])
                    yield return part is string known ? JsonEncodedText.Encode(known).ToString() : part;
                continue;
            }
            var piece = pieces[i];
            // What is no text stands without quotes.
            if (i > 0 && !IsText(pieces[i - 1])) piece = piece[1..];
            if (i < pieces.Length - 1 && !IsText(pieces[i + 1])) piece = piece[..^1];
            yield return piece;
        }

        bool IsText(string number) => unknowns[int.Parse(number, CultureInfo.InvariantCulture)].IsText;
    }

    private sealed class Converter : JsonConverterFactory
    {
        public OutputState State { get; private set; } = OutputState.Known;

        public List<(Unknown Unknown, bool IsText)> Unknowns { get; } = [];

        public override bool CanConvert(Type typeToConvert) => typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert), this)!;

        private void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            var output = value as IOutput ?? ((IInput)value).ToUntypedOutput();
            // A converter cannot wait; the published one blocks here too.
            output.Settled.GetAwaiter().GetResult();
            var (read, state) = output.Read();
            State = State.Combine(state.Derived);
            if (state.Unknown is { } unknown)
            {
                writer.WriteStringValue($"{Mark}{Unknowns.Count}{Mark}");
                Unknowns.Add((unknown, output is Output<string>));
            }
            else
            {
                JsonSerializer.Serialize(writer, read, options);
            }
        }

        private sealed class Of<TOutput>(Converter owner) : JsonConverter<TOutput> where TOutput : notnull
        {
            public override TOutput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                throw new NotSupportedException($"{typeToConvert} is written as JSON, not read.");

            public override void Write(Utf8JsonWriter writer, TOutput value, JsonSerializerOptions options) => owner.Write(writer, value, options);
        }
    }
}
