using System.Collections.Immutable;
using System.Text.Json;
using Infra.Cost;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Differences;

namespace Infra.Reports.Json;

/// <summary>Writes a difference, member by member, in the order that docs/diff-json.md gives.</summary>
internal sealed class DifferenceJsonWriter(Utf8JsonWriter json)
{
    private readonly PlanJsonWriter _values = new(json);

    public void Write(StackDifference stack)
    {
        var difference = stack.Difference;
        json.WriteStartObject();
        json.WriteString("format", DifferenceJson.Format);
        json.WriteString("project", stack.After.Project);
        json.WriteString("stack", stack.After.Stack);
        json.WriteString("before", difference.Before);
        json.WriteString("after", difference.After);
        if (difference.IsOfEnvironments)
            json.WriteBoolean("environments", true);
        WriteCounts(DifferenceCounts.Of(difference));
        WriteList("care", Concerns.Of(difference), Write);
        WriteList("resources", difference.Resources, Write);
        WriteList("manifests", difference.Manifests, Write);
        WriteList("outputs", difference.Outputs, Write);
        WriteList("meanings", difference.Meanings, Write);
        json.WriteStartObject("findings");
        WriteList("broken", difference.Findings.Broken, _values.Write);
        WriteList("mended", difference.Findings.Mended, _values.Write);
        WriteList("remaining", difference.Findings.Remaining, _values.Write);
        json.WriteEndObject();
        if (difference.Cost is { } cost)
            Write(cost);
        Write(stack.After);
        json.WriteEndObject();
    }

    private void WriteCounts(DifferenceCounts counts)
    {
        json.WriteStartObject("totals");
        Write("resources", counts.Resources);
        Write("manifests", counts.Manifests);
        Write("outputs", counts.Outputs);
        json.WriteEndObject();
    }

    private void Write(string name, ChangeCounts counts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("added", counts.Added);
        json.WriteNumber("removed", counts.Removed);
        json.WriteNumber("changed", counts.Changed);
        json.WriteNumber("renamed", counts.Renamed);
        json.WriteNumber("replaced", counts.Replaced);
        json.WriteNumber("reordered", counts.Reordered);
        json.WriteEndObject();
    }

    private void Write(Concern concern)
    {
        json.WriteStartObject();
        json.WriteString("kind", DifferenceJson.Word(concern.Kind));
        json.WriteString("subject", concern.Subject);
        json.WriteString("text", concern.Text);
        json.WriteEndObject();
    }

    private void Write(ResourceChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", DifferenceJson.Word(change.Kind));
        json.WriteString("urn", change.Urn);
        WriteOptional("formerUrn", change.FormerUrn);
        json.WriteString("type", change.Type);
        json.WriteString("name", change.Name);
        WriteList("properties", change.Properties, Write);
        WriteList("replacedBy", change.ReplacedBy, json.WriteStringValue);
        Write(change.Loss);
        json.WriteBoolean("wasProtected", change.WasProtected);
        json.WriteEndObject();
    }

    private void Write(ManifestChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", DifferenceJson.Word(change.Kind));
        json.WriteString("application", change.Application);
        json.WriteString("path", change.Path);
        json.WriteString("objectKind", change.ObjectKind);
        WriteOptional("namespace", change.Namespace);
        json.WriteString("name", change.Name);
        WriteList("properties", change.Properties, Write);
        Write(change.Loss);
        json.WriteEndObject();
    }

    private void Write(PropertyChange change)
    {
        json.WriteStartObject();
        json.WriteString("path", change.Path);
        if (change.Before is { } before)
        {
            json.WritePropertyName("before");
            _values.Write(before);
        }
        if (change.After is { } after)
        {
            json.WritePropertyName("after");
            _values.Write(after);
        }
        json.WriteEndObject();
    }

    private void Write(MeaningChange change)
    {
        json.WriteStartObject();
        json.WriteString("area", DifferenceJson.Word(change.Area));
        json.WriteString("subject", change.Subject);
        json.WriteString("what", change.What);
        WriteOptional("before", change.Before);
        WriteOptional("after", change.After);
        json.WriteBoolean("widens", change.Widens);
        json.WriteEndObject();
    }

    private void Write(Loss? loss)
    {
        if (loss is null)
            return;
        json.WriteStartObject("loss");
        json.WriteString("kind", DifferenceJson.Word(loss.Kind));
        json.WriteString("what", loss.What);
        json.WriteEndObject();
    }

    private void Write(CostComparison cost)
    {
        json.WriteStartObject("cost");
        json.WriteNumber("before", cost.Before);
        json.WriteNumber("after", cost.After);
        json.WriteNumber("difference", cost.Difference);
        WriteList("changes", cost.Changes, change =>
        {
            json.WriteStartObject();
            json.WriteString("urn", change.Urn);
            WriteOptional("before", change.Before);
            WriteOptional("after", change.After);
            json.WriteNumber("difference", change.Difference);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void Write(PlanSummary plan)
    {
        json.WriteStartObject("plan");
        json.WriteNumber("resources", plan.Resources);
        json.WriteNumber("manifests", plan.Manifests);
        json.WriteNumber("errors", plan.Errors);
        json.WriteNumber("warnings", plan.Warnings);
        json.WriteNumber("exempted", plan.Exempted);
        json.WriteString("currency", plan.Currency);
        WriteOptional("monthly", plan.Monthly);
        WriteOptional("budget", plan.Budget);
        json.WriteEndObject();
    }

    private void WriteList<T>(string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private void WriteOptional(string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private void WriteOptional(string name, decimal? number)
    {
        if (number is { } amount)
            json.WriteNumber(name, amount);
    }
}
