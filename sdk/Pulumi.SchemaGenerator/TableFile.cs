using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator;

/// <summary>A table and the file that it was read from.</summary>
internal sealed record TableFile(string Path, ParsedTable Table);
