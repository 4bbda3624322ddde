using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Planning;

/// <summary>A plan as JSON: the same plan gives the same bytes on every machine, and what was written is read back to the byte.</summary>
public static class PlanJson
{
    /// <summary>What the member "format" says.</summary>
    public const string Format = "infra-plan/1";

    internal static JsonWriterOptions WriterOptions { get; } = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        // The file is read by people and tools, never pasted into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a plan as UTF-8 without a byte order mark, lines ended by LF, the last one too.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, WriterOptions))
            new PlanJsonWriter(json).Write(plan);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A plan as text.</summary>
    public static string Write(Plan plan)
    {
        using var stream = new MemoryStream();
        Write(plan, stream);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="PlanFormatException">The text is no plan of this format.</exception>
    public static Plan Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return PlanJsonReader.Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new PlanFormatException($"The plan is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a plan from text.</summary>
    /// <exception cref="PlanFormatException">The text is no plan of this format.</exception>
    public static Plan Read(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return Read(stream);
    }
}
