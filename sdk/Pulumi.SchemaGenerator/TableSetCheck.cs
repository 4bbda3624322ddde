using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator;

/// <summary>What no table can know alone: that all are of one package, list a name once, and refer to what another lists.</summary>
internal static class TableSetCheck
{
    public static IEnumerable<Diagnostic> Problems(ImmutableArray<TableFile> files)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        var first = ordered.Select(file => file.Table.Header).FirstOrDefault(header => header is not null);
        var defined = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in ordered)
        {
            if (file.Table.Header is { } header && header != first)
                yield return Diagnostics.OtherPackage(file.Path, header, first!);
            foreach (var (key, name) in file.Table.Blocks.SelectMany(Definitions))
            {
                if (defined.TryGetValue(key, out var other) && other != file.Path)
                    yield return Diagnostics.Duplicate(file.Path, name, other);
                defined[key] = file.Path;
            }
        }
        foreach (var file in ordered)
        {
            foreach (var site in file.Table.References.Where(site => !defined.ContainsKey($"{site.Side} {site.Name}")))
                yield return Diagnostics.UnknownReference(file.Path, site);
        }
    }

    private static IEnumerable<(string Key, string Name)> Definitions(TableBlock block)
    {
        if (block.Kind == BlockKind.Enum)
            yield return ($"{ReferenceSide.Enum} {block.Name}", block.Name);
        else if (block.Kind == BlockKind.Type)
        {
            var empty = block.Inputs.Count == 0 && block.Outputs.Count == 0;
            if (block.Inputs.Count > 0 || empty)
                yield return ($"{ReferenceSide.Input} {block.Name}", block.Name);
            if (block.Outputs.Count > 0 || empty)
                yield return ($"{ReferenceSide.Output} {block.Name}", block.Name);
        }
        else
            yield return ($"Resource {block.Name}", block.Name);
    }
}
