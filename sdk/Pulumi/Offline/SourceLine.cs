using System.Diagnostics;

namespace Pulumi.Offline;

/// <summary>A line of the program.</summary>
/// <param name="File">The file, as the compiler was told to write it.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourceLine(string File, int Line)
{
    private const string Sdk = "Pulumi";

    /// <summary>The line that is making a resource of a type: the innermost outside of the SDK and of the constructors of the type itself; null where no symbols say.</summary>
    internal static SourceLine? Of(Type type)
    {
        // The frames' lines are read out of the symbols of the one that is asked for: of all of them it would take ten times as long.
        var frames = new StackTrace(1, fNeedFileInfo: false);
        for (var i = 0; i < frames.FrameCount; i++)
        {
            if (frames.GetFrame(i)?.GetMethod() is not { DeclaringType: { } declaring } method || IsOfSdk(declaring) || (method.IsConstructor && declaring.IsAssignableFrom(type))) continue;
            var frame = new StackFrame(i + 1, needFileInfo: true);
            return frame.GetFileName() is { } file ? new SourceLine(file, frame.GetFileLineNumber()) : null;
        }
        return null;
    }

    private static bool IsOfSdk(Type type) =>
        type.Assembly.GetName().Name is { } name && name.StartsWith(Sdk, StringComparison.Ordinal) && (name.Length == Sdk.Length || name[Sdk.Length] == '.')
        || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;
}
