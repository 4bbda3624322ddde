namespace Infra.Components;

/// <summary>"null" where it is said: a map of our own leaves out what is null, one that was read may have it.</summary>
internal sealed class YamlNull
{
    private YamlNull()
    {
    }

    public static YamlNull Value { get; } = new();

    public override string ToString() => "null";
}
