using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Components;

/// <summary>
/// Writes one document as YAML that readers of 1.1 and 1.2 take alike: sorted keys, LF, no anchors, no folded lines, text quoted where
/// a reader could take it for something else.
/// </summary>
public static partial class CanonicalYaml
{
    // A block would make them LF.
    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\r\u0085\u2028\u2029");

    /// <summary>The document as YAML, without a line that begins it.</summary>
    public static string Write(YamlMap document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(writer, new EmitterSettings().WithBestWidth(int.MaxValue).WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, document);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return writer.ToString();
    }

    private static void Emit(Emitter emitter, object value)
    {
        switch (value)
        {
            case YamlMap map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, entry) in map)
                {
                    EmitText(emitter, key);
                    Emit(emitter, entry);
                }

                emitter.Emit(new MappingEnd());
                break;
            case YamlList list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case string text:
                EmitText(emitter, text);
                break;
            default:
                var plain = value is bool truth ? (truth ? "true" : "false") : string.Create(CultureInfo.InvariantCulture, $"{value}");
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, plain, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
                break;
        }
    }

    private static void EmitText(Emitter emitter, string text)
    {
        var style = ReadAsOther().IsMatch(text) || text.AsSpan().ContainsAny(OtherLineEnds) ? ScalarStyle.DoubleQuoted : text.Contains('\n') ? ScalarStyle.Literal : ScalarStyle.Any;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));
    }

    // What is no text when it stands plain: https://yaml.org/type/ (null, bool, int with its bases and sexagesimals, float, timestamp, merge, value).
    // And LF alone, of which a block would keep one less.
    [GeneratedRegex(
        @"\A(|~|null|y|n|yes|no|on|off|true|false|=|<<|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.[0-9_]+(e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+|[-+]?\.inf|\.nan|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t ].*)?|\n+)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReadAsOther();
}
