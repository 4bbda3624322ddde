namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for behind a record's properties, which netstandard2.0 lacks.</summary>
internal static class IsExternalInit;
