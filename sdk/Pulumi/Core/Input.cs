namespace Pulumi;

/// <summary>An input without its type, as the engine handles it.</summary>
internal interface IInput
{
    /// <summary>The value as the program would read it.</summary>
    IOutput ToUntypedOutput();

    /// <summary>The value as the engine reads it: of lists and maps the elements' own outputs, so that one unknown element leaves the others known.</summary>
    IOutput ToElements();
}

/// <summary>A value that a resource takes: plain, or another resource's output.</summary>
public class Input<T> : IInput
{
    private Output<T>? _output;

    private protected Input() { }

    private protected Input(Output<T>? output) => _output = output ?? Output<T>.Failed(new OutputNotSetException());

    /// <summary>The value; of lists and maps it is put together when somebody asks: the engine reads their elements instead.</summary>
    private Output<T> Value => _output ??= Flatten();

    private protected virtual Output<T> Flatten() => throw new InvalidOperationException($"{GetType()} holds no value.");

    private protected void Reset() => _output = null;

    /// <summary>A plain value.</summary>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>Another resource's output.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The input's value as an output.</summary>
    public static implicit operator Output<T>(Input<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Value;
    }

    IOutput IInput.ToUntypedOutput() => Value;

    IOutput IInput.ToElements() => Elements;

    private protected virtual IOutput Elements => Value;
}

/// <summary>Inputs as outputs.</summary>
public static class InputExtensions
{
    /// <summary>Runs a function on the input's value.</summary>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) => input.ToOutput().Apply(func);

    /// <summary>Runs an asynchronous function on the input's value.</summary>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Task<TResult>> func) => input.ToOutput().Apply(func);

    /// <summary>Runs a function on the input's value.</summary>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Input<TResult>?> func) => input.ToOutput().Apply(func);

    /// <summary>Runs a function on the input's value.</summary>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) => input.ToOutput().Apply(func);

    /// <summary>The input's value as an output; null as an output of the type's default.</summary>
    public static Output<T> ToOutput<T>(this Input<T>? input) => input ?? Output.Create(default(T)!);
}

/// <summary>
/// An output was used before the program set it: a property of a component that its constructor assigns further down.
/// The engine names the resource and the input that read it.
/// </summary>
internal sealed class OutputNotSetException() : InvalidOperationException("the output that it reads is not set yet: assign it before it is read");
