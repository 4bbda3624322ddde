namespace Infra.Tests.Sdk.Schema;

/// <summary>A small table with one of everything that a table can say.</summary>
internal static class Tables
{
    public const string Header = "package toy 1.2.3 Pulumi.Toy\n";

    public const string Toy = """
        # A comment.
        package toy 1.2.3 Pulumi.Toy

        provider pulumi:providers:toy Provider
          in endpoints [string] json
          in token string secret
          out token string nullable secret

        resource toy:box/box:Box Box.Box
          in box string required as BoxName
          in contents [Box.Item]
          in keys [string] secret
          in labels {string} secret
          in lid Box.Lid deprecated
          in mode string|enum:Box.Mode
          in policy string|Box.Lid required
          in size int
          in source asset
          in weight double
          out box string as BoxName
          out contents [Box.Item] nullable
          out lid Box.Lid nullable
          out mode string|enum:Box.Mode
          out size int nullable

        resource toy:box/shelf:Shelf Box.Shelf
          in labels {string}
          out labels {string} nullable

        function toy:box:weigh Box.Weigh
          in box string required
          in labels {string}
          out class string nullable
          out lid Box.Lid

        type Box.Item
          in class string
          in items [Box.Item]
          in owner string|Box.Lid|[string]
          in Equals [string] required
          out class string nullable
          out items [Box.Item]

        type Box.Lid
          in locked bool required
          out locked bool

        enum Box.Mode
          value ReadOnly read-only
          value ReadWrite read and write

        """;
}
