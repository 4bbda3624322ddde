using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Pulumi.Offline;

/// <summary>The lines that assemblies were compiled from, as the portable symbols beside them say.</summary>
internal static class Symbols
{
    private static readonly ConcurrentDictionary<Assembly, MetadataReader?> Readers = new();
    private static readonly ConcurrentDictionary<(MethodBase Method, int Offset), SourceLine?> Lines = new();

    /// <summary>The line of an instruction; null where there are no symbols of it.</summary>
    public static SourceLine? Find(MethodBase method, int offset) => Lines.GetOrAdd((method, offset), at => Read(at.Method, at.Offset));

    private static SourceLine? Read(MethodBase method, int offset)
    {
        if (Readers.GetOrAdd(method.Module.Assembly, Open) is not { } reader) return null;
        var points = reader.GetMethodDebugInformation(MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF)).GetSequencePoints();
        SequencePoint? nearest = null;
        foreach (var point in points)
            if (!point.IsHidden && point.Offset <= offset) nearest = point;
        return nearest is { } found ? new SourceLine(reader.GetString(reader.GetDocument(found.Document).Name), found.StartLine) : null;
    }

    private static MetadataReader? Open(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".pdb");
        if (path.Length == 0 || !File.Exists(path)) return null;
        // Read whole: the reader outlives the stream.
        return MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(path), MetadataStreamOptions.PrefetchMetadata).GetMetadataReader();
    }
}
