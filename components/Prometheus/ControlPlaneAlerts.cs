namespace Infra.Components;

/// <summary>Alerts on what answers everybody: the API servers with their store, and DNS.</summary>
internal static class ControlPlaneAlerts
{
    public static IReadOnlyList<Alert> All { get; } =
    [
        new()
        {
            Name = "ApiServerDown",
            Severity = AlertSeverity.Critical,
            Expression = "absent(up{job=\"apiserver\"} == 1)",
            Summary = "No API server answers Prometheus",
        },
        new()
        {
            Name = "ApiServerErrors",
            Severity = AlertSeverity.Critical,
            Expression = "sum(rate(apiserver_request_total{code=~\"5..\"}[5m])) / sum(rate(apiserver_request_total[5m])) > 0.03",
            For = "10m",
            Summary = "{{ $value | humanizePercentage }} of the requests to the API servers fail",
        },
        new()
        {
            Name = "ApiServerLatency",
            Severity = AlertSeverity.Warning,
            // Lists of everything take their time, and are no sign.
            Expression =
                "1 - sum(rate(apiserver_request_sli_duration_seconds_bucket{le=~\"1(\\\\.0)?\",scope!=\"cluster\"}[5m]))"
                + " / sum(rate(apiserver_request_sli_duration_seconds_count{scope!=\"cluster\"}[5m])) > 0.01",
            For = "15m",
            Summary = "{{ $value | humanizePercentage }} of the requests to the API servers take longer than a second",
        },
        new()
        {
            Name = "ApiServerStorageLarge",
            Severity = AlertSeverity.Critical,
            // etcd takes 2 GiB where nobody says else, and then nothing more (https://etcd.io/docs/v3.6/dev-guide/limit).
            Expression = "max(apiserver_storage_size_bytes) > 1.6 * 1024 ^ 3",
            For = "15m",
            Summary = "etcd holds {{ $value | humanize1024 }}B, and takes no more from 2 GiB on",
        },
        new()
        {
            Name = "ClusterDnsFailing",
            Severity = AlertSeverity.Critical,
            Expression = "sum(rate(coredns_dns_responses_total{rcode=\"SERVFAIL\"}[5m])) / sum(rate(coredns_dns_responses_total[5m])) > 0.05",
            For = "10m",
            Summary = "{{ $value | humanizePercentage }} of the names that pods ask for are not answered",
        },
    ];
}
