namespace Pulumi;

/// <summary>An output without its type, as the engine handles it.</summary>
internal interface IOutput
{
    /// <summary>True while the value is still on its way; it is never awaited without need.</summary>
    bool IsPending { get; }

    /// <summary>What a pending output waits for: outputs, a resource, or null where nobody can tell.</summary>
    IEnumerable<object> WaitsFor { get; }

    /// <summary>Completes, with or without an error, when the value is there.</summary>
    Task Settled { get; }

    /// <summary>The value and its state; throws what computing it threw. Only when not pending.</summary>
    (object? Value, OutputState State) Read();

    Output<object?> ToObjectOutput();
}

/// <summary>
/// A value that is there once a resource is; carries which resources it comes from, whether it is secret, and whether it is known.
/// Offline most outputs hold their value from the start: nothing is scheduled for them.
/// </summary>
public sealed class Output<T> : IOutput
{
    private readonly OutputData<T> _data;
    private readonly Task<OutputData<T>>? _task;
    private readonly object? _waitsFor;

    internal Output(OutputData<T> data) => _data = data;

    /// <param name="task">The value, when it comes.</param>
    /// <param name="waitsFor">An <see cref="IOutput"/>, a <see cref="Resource"/>, a list of those, or null.</param>
    internal Output(Task<OutputData<T>> task, object? waitsFor)
    {
        if (task.IsCompletedSuccessfully)
        {
            _data = task.Result;
            return;
        }
        _task = task;
        _waitsFor = waitsFor;
        Deployment.Current?.Track(task);
    }

    internal static Output<T> Failed(Exception exception) => new(Task.FromException<OutputData<T>>(exception), null);

    internal ValueTask<OutputData<T>> GetDataAsync() => _task is null ? new(_data) : new(_task);

    private bool IsPending => _task is { IsCompleted: false };

    bool IOutput.IsPending => IsPending;

    Task IOutput.Settled => _task ?? Task.CompletedTask;

    IEnumerable<object> IOutput.WaitsFor => !IsPending ? [] : _waitsFor switch
    {
        null => [],
        IEnumerable<object> many => many,
        var one => [one],
    };

    (object? Value, OutputState State) IOutput.Read()
    {
        var data = _task is null ? _data : _task.GetAwaiter().GetResult();
        return (data.Value, data.State);
    }

    Output<object?> IOutput.ToObjectOutput() => this as Output<object?> ?? Map(static d => new OutputData<object?>(d.Value, d.State));

    /// <summary>Creates an output of a value that a task brings.</summary>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Wrap(value, OutputState.Known), null);
    }

    internal static async Task<OutputData<T>> Wrap(Task<T> value, OutputState state) => new(await value.ConfigureAwait(false), state);

    internal Output<TResult> Map<TResult>(Func<OutputData<T>, OutputData<TResult>> map)
    {
        if (_task is null) return new(map(_data));
        return new(Later(_task, map), this);

        static async Task<OutputData<TResult>> Later(Task<OutputData<T>> task, Func<OutputData<T>, OutputData<TResult>> map) => map(await task.ConfigureAwait(false));
    }

    /// <summary>Runs a function on the value once it is there; never on one that is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => ApplyCore((value, _) => new Output<TResult>(new OutputData<TResult>(func(value), OutputState.Known)));

    /// <summary>Runs an asynchronous function on the value once it is there; never on one that is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => ApplyCore((value, state) => Output.Create(Guard(func(value), state)));

    /// <summary>Runs a function on the value once it is there; never on one that is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => ApplyCore((value, _) => func(value).ToOutput());

    /// <summary>Runs a function on the value once it is there; never on one that is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => ApplyCore((value, _) => func(value));

    /// <summary>Runs an asynchronous action on the value once it is there; never on one that is unknown.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) => ApplyCore((value, state) => Output.Create(Guard(RunAsync(func, value), state)));

    private static async Task<ValueTuple> RunAsync(Func<T, Task> func, T value)
    {
        await func(value).ConfigureAwait(false);
        return default;
    }

    private Output<TResult> ApplyCore<TResult>(Func<T, OutputState, Output<TResult>?> func)
    {
        if (_task is not null) return new(ApplyLaterAsync(_task, func), this);
        if (!_data.IsKnown) return new(new OutputData<TResult>(default!, _data.State.Derived));

        Output<TResult>? inner;
        try
        {
            inner = func(_data.Value, _data.State);
        }
        catch (Exception exception)
        {
            return Output<TResult>.Failed(Sayable(exception, _data.State));
        }
        if (inner is null) return new(new OutputData<TResult>(default!, _data.State));
        if (ReferenceEquals(_data.State, OutputState.Known)) return inner;
        var state = _data.State;
        return inner.Map(d => d with { State = state.Combine(d.State) });
    }

    private static async Task<OutputData<TResult>> ApplyLaterAsync<TResult>(Task<OutputData<T>> task, Func<T, OutputState, Output<TResult>?> func)
    {
        var data = await task.ConfigureAwait(false);
        if (!data.IsKnown) return new(default!, data.State.Derived);
        Output<TResult>? inner;
        try
        {
            inner = func(data.Value, data.State);
        }
        catch (Exception exception) when (data.State.IsSecret)
        {
            throw Sayable(exception, data.State);
        }
        if (inner is null) return new(default!, data.State);
        var result = await inner.GetDataAsync().ConfigureAwait(false);
        return result with { State = data.State.Combine(result.State) };
    }

    // What a function says of a secret may quote it, as a parser does; an error is for everybody to read.
    private static Exception Sayable(Exception exception, OutputState state) => state.IsSecret ? new SecretFunctionException(exception.GetType()) : exception;

    private static Task<TResult> Guard<TResult>(Task<TResult> task, OutputState state)
    {
        return state.IsSecret ? GuardedAsync() : task;

        async Task<TResult> GuardedAsync()
        {
            try
            {
                return await task.ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw Sayable(exception, state);
            }
        }
    }

    /// <summary>Says how to use an output in text: it has no text of its own.</summary>
    public override string ToString()
    {
        const string message = "Calling [ToString] on an [Output<T>] is not supported: use Output.Format($\"…{output}…\") or output.Apply(value => …).";
        Log.Warn(message);
        return message;
    }
}

/// <summary>An output whose value is named later, by <see cref="Resolve"/>.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<object> _resolved = [];

    /// <summary>An output that waits for <see cref="Resolve"/>.</summary>
    public DeferredOutput() => Output = new(_source.Task, _resolved);

    /// <summary>The output to hand out before its value is known.</summary>
    public Output<T> Output { get; }

    /// <summary>Names the value. It can be named once.</summary>
    /// <exception cref="InvalidOperationException">It was named before.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        lock (_resolved)
        {
            if (_resolved.Count > 0) throw new InvalidOperationException("DeferredOutput can only be resolved once.");
            _resolved.Add(output);
        }
        _ = CompleteAsync(output);
    }

    private async Task CompleteAsync(Output<T> output)
    {
        try
        {
            _source.SetResult(await output.GetDataAsync().ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            // Whoever reads this output meets what its value's computation threw.
            _source.SetException(exception);
        }
    }
}
