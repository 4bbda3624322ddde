namespace Pulumi.SchemaTables;

/// <summary>The lines of a table's text from an offset on, without copying any that nobody reads.</summary>
internal readonly struct TableLines(string text, int start, int number, int end = int.MaxValue)
{
    public Enumerator GetEnumerator() => new(text, start, number - 1, Math.Min(end, text.Length));

    internal struct Enumerator(string text, int next, int number, int end)
    {
        public TableLine Current { get; private set; }

        public bool MoveNext()
        {
            if (next >= end)
                return false;
            var feed = text.IndexOf('\n', next);
            var lineEnd = feed < 0 ? text.Length : feed + 1;
            Current = new(text, next, lineEnd, ++number);
            next = lineEnd;
            return true;
        }
    }
}

/// <summary>A line: its number from 1, and where it starts and ends in the text, the line feed included.</summary>
internal readonly struct TableLine(string text, int start, int end, int number)
{
    public int Number => number;

    public int Start => start;

    public int End => end;

    public int TextLength => text.Length;

    public bool IsIndented => text[start] == ' ';

    /// <summary>Empty, or a comment.</summary>
    public bool IsBlank => text[start] is '#' or '\n' or '\r' || (IsIndented && Text.Length == 0);

    public string Text => text.Substring(start, end - start).Trim();

    public string[] Words() => Text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
