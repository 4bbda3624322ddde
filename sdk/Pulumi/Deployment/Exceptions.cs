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
