using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    /// <summary>An output of a known value.</summary>
    public static Output<T> Create<T>(T value) => new(new OutputData<T>(value, OutputState.Known));

    /// <summary>An output of a value that a task brings.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A secret output of a known value.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(new OutputData<T>(value, OutputState.KnownSecret));

    /// <summary>A secret output of a value that a task brings.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Output<T>.Wrap(value, OutputState.KnownSecret), null);
    }

    /// <summary>The same output, secret.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Map(static d => d with { State = d.State.WithSecret(true) });
    }

    /// <summary>The same output, no longer secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Map(static d => d with { State = d.State.WithSecret(false) });
    }

    /// <summary>Whether an output is secret.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).State.IsSecret;
    }

    /// <summary>One output of many inputs' values: unknown if one is, secret if one is.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => AllOf(inputs.Select(i => i.ToOutput()).ToArray());

    /// <summary>One output of many inputs' values: unknown if one is, secret if one is.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => AllOf(inputs.Select(i => i.ToOutput()).ToArray());

    /// <summary>One output of many outputs' values: unknown if one is, secret if one is.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => AllOf(outputs);

    /// <summary>One output of many outputs' values: unknown if one is, secret if one is.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => AllOf(outputs.ToArray());

    private static Output<ImmutableArray<T>> AllOf<T>(Output<T>[] outputs) => Combine(outputs, () =>
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
        foreach (var output in outputs) values.Add((T)((IOutput)output).Read().Value!);
        return values.MoveToImmutable();
    });

    /// <summary>
    /// One output of several, at once where all are there. The state is theirs together; <paramref name="read"/> computes the value, also
    /// where one is unknown, from what they hold.
    /// </summary>
    internal static Output<TResult> Combine<TResult>(IReadOnlyCollection<IOutput> outputs, Func<TResult> read)
    {
        return outputs.Any(o => o.IsPending) ? new(LaterAsync(), outputs.Cast<object>().ToArray()) : Now();

        Output<TResult> Now()
        {
            try
            {
                return new(Data());
            }
            catch (Exception exception)
            {
                return Output<TResult>.Failed(exception);
            }
        }

        async Task<OutputData<TResult>> LaterAsync()
        {
            foreach (var output in outputs) await output.Settled.ConfigureAwait(false);
            return Data();
        }

        OutputData<TResult> Data()
        {
            var state = OutputState.Known;
            foreach (var output in outputs) state = state.Combine(output.Read().State.Derived);
            return new(read(), state);
        }
    }

    /// <summary>
    /// Text with outputs in it, formatted with the invariant culture. Where an output is unknown, the plan keeps the text around it and
    /// names the unknown part.
    /// </summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var arguments = formattableString.GetArguments().Select(a => a switch
        {
            IInput input => input.ToUntypedOutput(),
            IOutput output => output,
            _ => Create(a),
        }).ToArray();
        var format = formattableString.Format;
        return Combine(arguments, () => arguments.Select(a => a.Read()).ToArray()).Map(data =>
        {
            var parts = CompositeFormatParts.Of(format, data.Value);
            return parts.All(p => p is string)
                ? new OutputData<string>(string.Concat(parts.Cast<string>()), data.State)
                : new OutputData<string>(null!, data.State with { Unknown = UnknownText.Join(parts) });
        });
    }

    /// <summary>The value as JSON, outputs within it included; a part that is unknown leaves the text around it known.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Apply(v => OutputJson.Serialize(v, options));
    }

    /// <summary>A value read from JSON.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);
    }
}
