using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Shop.Web;

const string MetricsPath = "/metrics";

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.Of(builder.Configuration);

builder.Logging.ClearProviders().AddJsonConsole();
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton<Orders>();
builder.Services.AddHostedService<OrdersTable>();
builder.Services.AddSingleton<Metrics>();
builder.Services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
Login.Add(builder.Services, settings);
SessionProtection.Use(builder.Services, settings.Session);
builder.Services.Configure<ForwardedHeadersOptions>(options =>
{
    // The gateway ends people's TLS; nobody else reaches the pod, whose sidecar knows its callers.
    options.ForwardedHeaders = ForwardedHeaders.XForwardedProto;
    options.KnownIPNetworks.Clear();
    options.KnownProxies.Clear();
});

var app = builder.Build();
app.Services.GetRequiredService<Metrics>();
// Metrics have a port of their own, which no route leads to. The connection's, for a header would say what the caller likes.
app.Use((context, next) =>
{
    if (context.Connection.LocalPort == settings.MetricsPort == (context.Request.Path == MetricsPath))
        return next(context);
    context.Response.StatusCode = StatusCodes.Status404NotFound;
    return Task.CompletedTask;
});
app.UseForwardedHeaders();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapGet("/healthz", () => "ok");
app.MapGet(MetricsPath, (Metrics metrics) => Results.Text(metrics.ToString(), "text/plain; version=0.0.4"));
app.MapGet("/", async (HttpContext context, Orders orders, IAntiforgery antiforgery, CancellationToken cancel) =>
    Results.Content(Page.Of(context.User.Identity?.Name, await orders.ListAsync(cancel), antiforgery.GetAndStoreTokens(context)), "text/html; charset=utf-8")).RequireAuthorization();
app.MapPost("/orders", async ([Microsoft.AspNetCore.Mvc.FromForm] string item, HttpContext context, Orders orders, CancellationToken cancel) =>
{
    if (item.Trim() is not { Length: > 0 and <= 200 } text)
        return Results.BadRequest("An item has 1 to 200 characters.");
    await orders.AddAsync(context.User.Identity?.Name ?? "", text, cancel);
    return Results.LocalRedirect("/");
}).RequireAuthorization();

await app.RunAsync();
