using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Shop.Web;

/// <summary>Requests, by method, route and status, as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats).</summary>
internal sealed class Metrics : IDisposable
{
    private const string Meter = "Microsoft.AspNetCore.Hosting";
    private const string Instrument = "http.server.request.duration";

    private readonly ConcurrentDictionary<(string Method, string Route, string Status), (long Count, double Seconds)> _requests = new();
    private readonly MeterListener _listener = new();

    public Metrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Instrument)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Count(seconds, tags));
        _listener.Start();
    }

    public override string ToString()
    {
        var text = new StringBuilder("# HELP http_requests_seconds Requests and how long they took.\n# TYPE http_requests_seconds summary\n");
        foreach (var ((method, route, status), (count, seconds)) in _requests.OrderBy(each => each.Key))
        {
            var labels = $"{{method=\"{Escape(method)}\",route=\"{Escape(route)}\",status=\"{Escape(status)}\"}}";
            text.Append(CultureInfo.InvariantCulture, $"http_requests_seconds_count{labels} {count}\nhttp_requests_seconds_sum{labels} {seconds}\n");
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Count(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "", "");
        foreach (var (key, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            (method, route, status) = key switch
            {
                "http.request.method" => (text, route, status),
                "http.route" => (method, text, status),
                "http.response.status_code" => (method, route, text),
                _ => (method, route, status),
            };
        }
        _requests.AddOrUpdate((method, route, status), (1, seconds), (_, sum) => (sum.Count + 1, sum.Seconds + seconds));
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
