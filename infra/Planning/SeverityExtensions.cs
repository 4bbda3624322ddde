namespace Infra.Planning;

/// <summary>What a severity is called.</summary>
public static class SeverityExtensions
{
    /// <summary>"error" or "warning", as plans, reports and SARIF have it.</summary>
    public static string Word(this Severity severity) => severity == Severity.Error ? "error" : "warning";
}
