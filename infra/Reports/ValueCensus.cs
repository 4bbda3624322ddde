using System.Globalization;
using Pulumi.Offline;

namespace Infra.Reports;

/// <summary>Where a resource's inputs are secret, and where they are known only after `up`: paths of wire names, "rules[0].kmsMasterKeyId".</summary>
internal sealed class ValueCensus
{
    private ValueCensus()
    {
    }

    /// <summary>Inputs that are known only after `up`, wholly or in part.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Inputs that are secret.</summary>
    public List<string> Secret { get; } = [];

    public static ValueCensus Of(PlanValue.MapValue inputs)
    {
        var census = new ValueCensus();
        census.Walk(inputs, "");
        return census;
    }

    private void Walk(PlanValue value, string path)
    {
        switch (value)
        {
            case PlanValue.UnknownValue or PlanValue.TemplateValue:
                Unknown.Add(path);
                break;
            case PlanValue.SecretValue:
                Secret.Add(path);
                break;
            case PlanValue.ListValue list:
                for (var i = 0; i < list.Items.Length; i++)
                    Walk(list.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                break;
            case PlanValue.MapValue map:
                foreach (var (key, item) in map.Items)
                    Walk(item, path.Length == 0 ? key : $"{path}.{key}");
                break;
        }
    }
}
