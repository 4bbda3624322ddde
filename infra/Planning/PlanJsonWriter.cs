using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Writes a plan, member by member, in the order that docs/preview.md gives.</summary>
internal sealed class PlanJsonWriter(Utf8JsonWriter json)
{
    // The greatest double below which every whole number is exact.
    private const double WholeLimit = 9007199254740992;
    private const int FlushAt = 1 << 16;

    public void Write(Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("format", PlanJson.Format);
        json.WriteString("project", plan.Project);
        json.WriteString("stack", plan.Stack);

        json.WriteStartArray("resources");
        foreach (var resource in plan.Resources)
            Write(resource);
        json.WriteEndArray();

        json.WriteStartArray("manifests");
        foreach (var manifest in plan.Manifests)
            Write(manifest);
        json.WriteEndArray();

        json.WritePropertyName("outputs");
        Write(plan.Outputs);

        json.WriteStartArray("findings");
        foreach (var finding in plan.Findings)
            Write(finding);
        json.WriteEndArray();
        if (plan.Cost is { } cost)
        {
            json.WritePropertyName("cost");
            Write(cost);
        }
        json.WriteEndObject();
    }

    public void Write(PlanValue value)
    {
        switch (value)
        {
            case PlanValue.NullValue:
                json.WriteNullValue();
                break;
            case PlanValue.BoolValue flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case PlanValue.NumberValue number:
                Write(number.Value);
                break;
            case PlanValue.TextValue text:
                json.WriteStringValue(text.Value);
                break;
            case PlanValue.ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(item);
                json.WriteEndArray();
                break;
            case PlanValue.MapValue map:
                json.WriteStartObject();
                foreach (var (key, item) in map.Items)
                {
                    json.WritePropertyName(PlanMarker.Escape(key));
                    Write(item);
                }
                json.WriteEndObject();
                break;
            case PlanValue.UnknownValue unknown:
                json.WriteStartObject();
                json.WriteString(PlanMarker.Unknown, unknown.Source);
                json.WriteEndObject();
                break;
            case PlanValue.TemplateValue template:
                json.WriteStartObject();
                json.WriteStartArray(PlanMarker.Template);
                foreach (var part in template.Parts)
                    Write(part);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case PlanValue.SecretValue:
                json.WriteStartObject();
                json.WriteBoolean(PlanMarker.Secret, true);
                json.WriteEndObject();
                break;
            case PlanValue.AssetValue asset:
                json.WriteStartObject();
                json.WriteString(PlanMarker.Asset, asset.Hash);
                json.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"A plan cannot hold a {value.GetType().Name}.");
        }
    }

    private void Write(double number)
    {
        if (double.IsInteger(number) && Math.Abs(number) <= WholeLimit)
            json.WriteNumberValue((long)number);
        else if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            throw new InvalidOperationException($"A plan cannot hold the number {number.ToString(CultureInfo.InvariantCulture)}.");
    }

    private void Write(PlanResource resource)
    {
        json.WriteStartObject();
        json.WriteString("urn", resource.Urn);
        json.WriteString("type", resource.Type);
        json.WriteString("name", resource.Name);
        json.WriteBoolean("custom", resource.Custom);
        json.WriteString("parent", resource.Parent);
        json.WriteString("provider", resource.Provider);
        Write("dependsOn", resource.DependsOn);
        WriteSome("aliases", resource.Aliases);
        json.WriteBoolean("protect", resource.Protect);
        if (resource.RetainOnDelete)
            json.WriteBoolean("retainOnDelete", true);
        WriteSome("ignoreChanges", resource.IgnoreChanges);
        WriteSome("replaceOnChanges", resource.ReplaceOnChanges);
        json.WritePropertyName("inputs");
        Write(resource.Inputs);
        json.WriteEndObject();
        if (json.BytesPending > FlushAt)
            json.Flush();
    }

    private void WriteSome(string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
            Write(name, texts);
    }

    private void Write(string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private void Write(PlanManifest manifest)
    {
        json.WriteStartObject();
        json.WriteString("application", manifest.Application);
        json.WriteString("path", manifest.Path);
        json.WritePropertyName("object");
        Write(manifest.Object);
        json.WriteEndObject();
    }

    public void Write(Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity.Word());
        json.WriteString("subject", finding.Subject);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Fix);
        json.WriteEndObject();
    }

    private void Write(PlanCost cost)
    {
        json.WriteStartObject();
        json.WriteString("currency", cost.Currency);
        json.WriteNumber("monthly", cost.Monthly);
        json.WriteStartArray("items");
        foreach (var item in cost.Items)
        {
            json.WriteStartObject();
            json.WriteString("urn", item.Urn);
            json.WriteNumber("monthly", item.Monthly);
            json.WriteString("basis", item.Basis);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("unpriced");
        foreach (var token in cost.Unpriced)
            json.WriteStringValue(token);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
