using System.Text;
using System.Text.Json;
using Pulumi.Offline;

namespace Infra.Rules.Policies;

/// <summary>The JSON of a policy, whole even where parts of it are known only after `up`.</summary>
internal static class PolicyText
{
    /// <summary>
    /// A text as it is, a template with <see cref="PlanValueExtensions.UnknownPart"/> in the place of its unknown parts, a map as JSON.
    /// </summary>
    public static string JsonOf(PlanValue value) => value switch
    {
        PlanValue.TextValue text => text.Value,
        PlanValue.TemplateValue template => JsonOf(template),
        _ => Serialize(value),
    };

    // An unknown part stands within a string ("arn:…:" + unknown) or for a whole value (a list, an object, a string with its quotes).
    private static string JsonOf(PlanValue.TemplateValue template)
    {
        var json = new StringBuilder();
        var withinString = false;
        foreach (var part in template.Parts)
        {
            if (part is PlanValue.TextValue text)
            {
                withinString = EndsWithinString(text.Value, withinString);
                json.Append(text.Value);
            }
            else if (withinString)
            {
                json.Append(PlanValueExtensions.UnknownPart);
            }
            else
            {
                json.Append('"').Append(PlanValueExtensions.UnknownPart).Append('"');
            }
        }
        return json.ToString();
    }

    private static bool EndsWithinString(string text, bool withinString)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && withinString)
                i++;
            else if (text[i] == '"')
                withinString = !withinString;
        }
        return withinString;
    }

    private static string Serialize(PlanValue value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            Write(json, value);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, PlanValue value)
    {
        switch (value)
        {
            case PlanValue.MapValue map:
                json.WriteStartObject();
                foreach (var (key, item) in map.Items)
                {
                    json.WritePropertyName(key);
                    Write(json, item);
                }
                json.WriteEndObject();
                break;
            case PlanValue.ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case PlanValue.BoolValue flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case PlanValue.NumberValue number:
                json.WriteNumberValue(number.Value);
                break;
            case PlanValue.NullValue:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(value.TextWithUnknowns() ?? PlanValueExtensions.UnknownPart.ToString());
                break;
        }
    }
}
