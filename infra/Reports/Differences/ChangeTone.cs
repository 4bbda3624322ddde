namespace Infra.Reports.Differences;

/// <summary>The tones of marks.</summary>
internal static class ChangeTone
{
    /// <summary>What comes is good, what goes or is made anew asks for care.</summary>
    public static Tone Of(string mark) => mark switch
    {
        "+" => Tone.Good,
        "-" => Tone.Warning,
        ChangeText.ReplacedMark => Tone.Error,
        _ => Tone.Plain,
    };
}
