namespace Infra.Stacks;

/// <summary>The kinds of problem that a configuration can have. The words are stable: tests and scripts may rely on them.</summary>
public static class ConfigurationProblemCode
{
    /// <summary>A required key isn't there.</summary>
    public const string Missing = "missing";

    /// <summary>A key that nothing reads.</summary>
    public const string UnknownKey = "unknown-key";

    /// <summary>A value of another type, such as text where a list belongs.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A value of the right type that isn't among the allowed ones.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>A number below or above its bounds, or a list with too few or too many items.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>A value that may stand once in a list only, a second time.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Two networks that share addresses.</summary>
    public const string Overlap = "overlap";

    /// <summary>A value that contradicts another one.</summary>
    public const string Conflict = "conflict";

    /// <summary>An encrypted value where the program needs a plain one.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>A value in clear where it must be encrypted.</summary>
    public const string Plain = "plain";

    /// <summary>A file that isn't there.</summary>
    public const string FileMissing = "file-missing";

    /// <summary>Text that isn't YAML.</summary>
    public const string Syntax = "syntax";

    /// <summary>A key that stands in one map twice.</summary>
    public const string DuplicateKey = "duplicate-key";

    /// <summary>Something that Pulumi accepts and that can't be done without its engine or its service.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>An unquoted value that versions of Pulumi read differently.</summary>
    public const string Ambiguous = "ambiguous";
}
