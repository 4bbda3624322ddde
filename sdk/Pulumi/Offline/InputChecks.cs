using System.Globalization;
using System.Reflection;
using Infra.Shared;

namespace Pulumi.Offline;

/// <summary>Holds a resource's inputs against its type's schema: what the cloud would refuse minutes later is said now.</summary>
internal static class InputChecks
{
    /// <param name="deployment">Takes the errors.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="label">How errors name it.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="reported">What has been said already.</param>
    public static void Check(Deployment deployment, Resource resource, string label, PlanValue.MapValue inputs, List<(string Path, string Message, Exception? Exception)> reported)
    {
        if (resource is not CustomResource) return;
        var token = resource.GetResourceType();
        var isProvider = resource is ProviderResource;
        var package = isProvider ? token[(token.LastIndexOf(':') + 1)..] : LoadedPackages.PackageOf(token);
        var provider = LoadedPackages.Find(package, resource.GetType().Assembly);
        var schema = provider?.Find(token);
        if (schema is not null) CheckProperties(schema.Inputs, inputs, "", isProvider, Report);
        else if (deployment.Monitor.KnowsAllTypes && resource.GetType().GetCustomAttribute<UnlistedTypesAttribute>()?.Takes(token) is not true)
            deployment.Report(new OfflineError(provider is null
                ? $"its type's package '{package}' has no schema here: {Add(token)}"
                : $"there is no resource type '{token}' in the schema of {package} {provider.Version}{Suggest(token, provider.Tokens)}; {Add(token)}", label));

        void Report(string path, string message)
        {
            if (!reported.Exists(r => r.Path == path)) deployment.Report(new OfflineError(message, label, path));
        }
    }

    /// <exception cref="RunException">An argument is none that the function takes; the message names both.</exception>
    public static void Check(FunctionSchema function, PlanValue.MapValue args) => CheckProperties(function.Inputs, args, "", asJson: false, (path, message) =>
        throw new RunException($"function {function.Token}: argument '{path}': {message}"));

    private static string Suggest(string given, IEnumerable<string> known) => NearestName.Of(given, known) is { } name ? $": did you mean '{name}'?" : "";

    private static string Add(string token) => $"`node sdk/import/import.mjs add {token}` adds a published type";

    private static void CheckProperties(IReadOnlyDictionary<string, PropertySchema> properties, PlanValue.MapValue value, string path, bool asJson, Action<string, string> report)
    {
        foreach (var (name, item) in value.Items)
        {
            var here = path.Length == 0 ? name : $"{path}.{name}";
            if (name.StartsWith("__", StringComparison.Ordinal)) continue;
            if (!properties.TryGetValue(name, out var property)) report(here, $"there is no input '{name}'{Suggest(name, properties.Keys)}");
            else if (!(asJson && IsText(item))) CheckType(property.Type, item, here, report);
        }
        foreach (var property in properties.Values)
            if (property.Required && value[property.Name] is null)
                report(path.Length == 0 ? property.Name : $"{path}.{property.Name}", $"required input '{property.Name}' is missing");
    }

    private static void CheckType(SchemaType type, PlanValue value, string path, Action<string, string> report)
    {
        switch (type, value)
        {
            case (_, PlanValue.NullValue or PlanValue.UnknownValue):
            case (SchemaType.PrimitiveType { Kind: PrimitiveKind.Any }, _):
                return;
            case (_, PlanValue.SecretValue secret):
                CheckType(type, secret.Plaintext, path, report);
                return;
            case (SchemaType.UnionType union, _):
                if (!union.Alternatives.Any(a => Fits(a, value))) report(path, $"is {KindOf(value)}: allowed is {Describe(union)}");
                return;
            case (SchemaType.ListType list, PlanValue.ListValue items):
                for (var i = 0; i < items.Items.Length; i++) CheckType(list.Element, items.Items[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", report);
                return;
            case (SchemaType.MapType map, PlanValue.MapValue items):
                foreach (var (key, item) in items.Items) CheckType(map.Element, item, $"{path}.{key}", report);
                return;
            case (SchemaType.ObjectType nested, PlanValue.MapValue items):
                CheckProperties(nested.Properties, items, path, asJson: false, report);
                return;
            case (SchemaType.PrimitiveType primitive, _) when PrimitiveFits(primitive.Kind, value):
                return;
            default:
                report(path, $"is {KindOf(value)}: allowed is {Describe(type)}");
                return;
        }
    }

    private static bool Fits(SchemaType type, PlanValue value)
    {
        var fits = true;
        CheckType(type, value, "", (_, _) => fits = false);
        return fits;
    }

    private static bool PrimitiveFits(PrimitiveKind kind, PlanValue value) => (kind, value) switch
    {
        (PrimitiveKind.String, PlanValue.TextValue or PlanValue.TemplateValue) => true,
        (PrimitiveKind.Bool, PlanValue.BoolValue) => true,
        (PrimitiveKind.Int, PlanValue.NumberValue number) => number.Value == Math.Truncate(number.Value),
        (PrimitiveKind.Double, PlanValue.NumberValue) => true,
        (PrimitiveKind.Asset, PlanValue.AssetValue) => true,
        _ => false,
    };

    private static bool IsText(PlanValue value) => value is PlanValue.TextValue or PlanValue.SecretValue { Plaintext: PlanValue.TextValue };

    private static string Describe(SchemaType type) => type switch
    {
        SchemaType.PrimitiveType primitive => primitive.Kind switch
        {
            PrimitiveKind.String => "text",
            PrimitiveKind.Bool => "true or false",
            PrimitiveKind.Int => "a whole number",
            PrimitiveKind.Double => "a number",
            _ => "an asset",
        },
        SchemaType.ListType => "a list",
        SchemaType.MapType => "a map",
        SchemaType.ObjectType nested => $"a map of {nested.Name}'s properties",
        SchemaType.UnionType union => string.Join(" or ", union.Alternatives.Select(Describe)),
        _ => "another type",
    };

    private static string KindOf(PlanValue value) => value switch
    {
        PlanValue.TextValue or PlanValue.TemplateValue => "text",
        PlanValue.BoolValue => "true or false",
        PlanValue.NumberValue => "a number",
        PlanValue.ListValue => "a list",
        PlanValue.MapValue => "a map",
        _ => "an asset",
    };
}
