namespace Pulumi;

/// <summary>Ends the program with a message for its user, without a stack trace.</summary>
public class RunException : Exception
{
    /// <summary>A message for the user.</summary>
    public RunException(string message) : base(message) { }

    /// <summary>A message for the user, and what led to it.</summary>
    public RunException(string message, Exception? innerException) : base(message, innerException) { }
}

/// <summary>Something is wrong with a resource.</summary>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}

/// <summary>A function on a secret threw. What it said is not kept, nor where: either may quote the secret.</summary>
internal sealed class SecretFunctionException(Type thrown)
    : Exception($"a function applied to a secret threw {thrown.Name}; what it said is withheld, since it may quote the secret. Try the function on a text that is none.");
