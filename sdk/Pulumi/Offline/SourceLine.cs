using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Pulumi.Offline;

/// <summary>A line of the program.</summary>
/// <param name="File">The file, as the compiler was told to write it.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourceLine(string File, int Line)
{
    private const string Sdk = "Pulumi";

    private static readonly ConcurrentDictionary<Assembly, bool> Programs = new();

    /// <summary>The line that is making a resource of a type: the innermost outside of the SDK and of the constructors of the type itself; null where no symbols say.</summary>
    internal static SourceLine? Of(Type type)
    {
        // A trace that is asked for lines reads them for all of its frames, and one is wanted.
        var trace = new StackTrace(1, fNeedFileInfo: false);
        for (var i = 0; i < trace.FrameCount; i++)
        {
            if (trace.GetFrame(i) is { } frame && frame.GetMethod() is { DeclaringType: { } declaring } method
                && Programs.GetOrAdd(declaring.Assembly, IsProgram) && !(method.IsConstructor && declaring.IsAssignableFrom(type)))
                return Symbols.Find(method, frame.GetILOffset());
        }
        return null;
    }

    // The runtime's own code runs the program's functions.
    private static bool IsProgram(Assembly assembly) =>
        assembly.GetName().Name is { } name && name.Split('.')[0] is not (Sdk or "System");
}
