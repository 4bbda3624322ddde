namespace Infra.Components;

/// <summary>How the kubelet finds out how a container is: by one of the first three.</summary>
public sealed record Probe
{
    /// <summary>By a request.</summary>
    public HttpGetAction? HttpGet { get; init; }

    /// <summary>By a program in the container.</summary>
    public ExecAction? Exec { get; init; }

    /// <summary>By a connection.</summary>
    public TcpSocketAction? TcpSocket { get; init; }

    /// <summary>Seconds before the first time.</summary>
    public int? InitialDelaySeconds { get; init; }

    /// <summary>Seconds between two times; null for the API's 10.</summary>
    public int? PeriodSeconds { get; init; }

    /// <summary>Seconds to wait for an answer; null for the API's 1.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>How many times in a row it must fail; null for the API's 3.</summary>
    public int? FailureThreshold { get; init; }
}

/// <summary>A request of a probe.</summary>
public sealed record HttpGetAction(string Path, int Port, string Scheme = "HTTP");

/// <summary>A program of a probe.</summary>
public sealed record ExecAction(IReadOnlyList<string> Command);

/// <summary>A connection of a probe.</summary>
public sealed record TcpSocketAction(int Port);
