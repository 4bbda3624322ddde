using System.Text;
using System.Text.Json;
using Infra.Planning;
using Infra.Reports.Differences;

namespace Infra.Reports.Json;

/// <summary>A difference of plans as JSON: the same difference gives the same bytes, and what was written is read back whole. docs/diff-json.md has its members.</summary>
public static class DifferenceJson
{
    /// <summary>What the member "format" says.</summary>
    public const string Format = "infra-diff/1";

    /// <summary>Writes a difference as UTF-8 without a byte order mark, lines ended by LF, the last one too.</summary>
    /// <param name="difference">What differs, and the figures of the second plan.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(StackDifference difference, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, PlanJson.WriterOptions))
            new DifferenceJsonWriter(json).Write(difference);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A difference as text.</summary>
    public static string Write(StackDifference difference)
    {
        using var stream = new MemoryStream();
        Write(difference, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a difference.</summary>
    /// <exception cref="PlanFormatException">The text is no difference of this format; the message says where and what is wrong.</exception>
    public static StackDifference Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return DifferenceJsonReader.Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new PlanFormatException($"The difference is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a difference from text.</summary>
    /// <exception cref="PlanFormatException">The text is no difference of this format.</exception>
    public static StackDifference Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Read(stream);
    }

    /// <summary>What a member of an enumeration is called: "secretConsumer".</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
