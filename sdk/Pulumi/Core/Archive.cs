namespace Pulumi;

/// <summary>Several pieces of content in one. A provider gives one back; the program itself makes none.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive() { }
}
