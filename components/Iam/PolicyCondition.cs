namespace Infra.Components;

/// <summary>One condition of a policy statement: an operator, a key and the values of which one must match.</summary>
public sealed class PolicyCondition
{
    private PolicyCondition(string op, string key, IEnumerable<string> values)
    {
        Operator = op;
        Key = key;
        Values = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The operator as IAM writes it, such as <c>StringEquals</c>.</summary>
    public string Operator { get; }

    /// <summary>The condition key, such as <c>aws:SourceAccount</c>.</summary>
    public string Key { get; }

    /// <summary>The values, sorted, none twice.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The key equals a value.</summary>
    public static PolicyCondition StringEquals(string key, params IEnumerable<string> values) => new("StringEquals", key, values);

    /// <summary>The key equals none of the values; a key that is absent matches.</summary>
    public static PolicyCondition StringNotEquals(string key, params IEnumerable<string> values) => new("StringNotEquals", key, values);

    /// <summary>The key matches a pattern with <c>*</c> and <c>?</c>.</summary>
    public static PolicyCondition StringLike(string key, params IEnumerable<string> values) => new("StringLike", key, values);

    /// <summary>One of the key's several values equals one of these.</summary>
    public static PolicyCondition AnyStringEquals(string key, params IEnumerable<string> values) => new("ForAnyValue:StringEquals", key, values);

    /// <summary>Every one of the key's several values equals one of these; a key without values matches, so add <see cref="Null"/> to an Allow.</summary>
    public static PolicyCondition AllStringsEqual(string key, params IEnumerable<string> values) => new("ForAllValues:StringEquals", key, values);

    /// <summary>Every one of the key's several values matches one of these patterns; a key without values matches, so add <see cref="Null"/> to an Allow.</summary>
    public static PolicyCondition AllStringsLike(string key, params IEnumerable<string> values) => new("ForAllValues:StringLike", key, values);

    /// <summary>The key is an ARN that matches a pattern, part by part.</summary>
    public static PolicyCondition ArnLike(string key, params IEnumerable<string> values) => new("ArnLike", key, values);

    /// <summary>The key is a number below the value.</summary>
    public static PolicyCondition NumericLessThan(string key, string value) => new("NumericLessThan", key, [value]);

    /// <summary>The key is true or false.</summary>
    public static PolicyCondition Bool(string key, bool value) => new("Bool", key, [value ? "true" : "false"]);

    /// <summary>The key is true or false, or absent.</summary>
    public static PolicyCondition BoolIfExists(string key, bool value) => new("BoolIfExists", key, [value ? "true" : "false"]);

    /// <summary>The key is absent (true) or present (false).</summary>
    public static PolicyCondition Null(string key, bool absent) => new("Null", key, [absent ? "true" : "false"]);
}
