namespace Infra.Planning;

/// <summary>A text that should be a plan and is none; the message says where and what is wrong.</summary>
public sealed class PlanFormatException : FormatException
{
    /// <summary>Says where and what.</summary>
    public PlanFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says where and what, and what was thrown.</summary>
    public PlanFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

}
