using Npgsql;

namespace Shop.Web;

/// <summary>An order.</summary>
internal sealed record Order(long Id, string Customer, string Item, DateTime At);

/// <summary>The table of orders.</summary>
internal sealed class Orders(Settings settings) : IAsyncDisposable
{
    private const int Shown = 50;

    private readonly NpgsqlDataSource _database = Open(settings);

    /// <summary>Makes the table, unless it is there. Pods that start at once wait for each other.</summary>
    public async Task CreateAsync(CancellationToken cancel)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(
            """
            SELECT pg_advisory_xact_lock(1);
            CREATE TABLE IF NOT EXISTS orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                customer text NOT NULL,
                item text NOT NULL,
                at timestamptz NOT NULL DEFAULT now()
            );
            """,
            connection,
            transaction);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The newest orders, the newest first.</summary>
    public async Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancel)
    {
        await using var command = _database.CreateCommand("SELECT id, customer, item, at FROM orders ORDER BY id DESC LIMIT $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Shown });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var orders = new List<Order>();
        while (await reader.ReadAsync(cancel))
            orders.Add(new Order(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetDateTime(3)));
        return orders;
    }

    /// <summary>Adds an order.</summary>
    public async Task AddAsync(string customer, string item, CancellationToken cancel)
    {
        await using var command = _database.CreateCommand("INSERT INTO orders (customer, item) VALUES ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customer });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = item });
        await command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static NpgsqlDataSource Open(Settings settings)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder
        {
            Host = settings.Database.Host,
            Database = settings.Database.Name,
            Username = settings.DatabaseUser,
            // The servers take nothing without TLS. That they are who they say is the mesh's word, whose mTLS is around it.
            SslMode = SslMode.Require,
            // There is no Kerberos, and the image has no library for it.
            GssEncryptionMode = GssEncryptionMode.Disable,
            MaxPoolSize = 10,
            ApplicationName = "shop-web",
        }.ConnectionString);
        // A new password comes into the file by itself.
        builder.UsePeriodicPasswordProvider(async (_, cancel) => (await File.ReadAllTextAsync(settings.DatabasePassword, cancel)).Trim(), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));
        return builder.Build();
    }
}

/// <summary>Makes the table as the application starts, again and again until the database is there.</summary>
internal sealed partial class OrdersTable(Orders orders, ILogger<OrdersTable> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await orders.CreateAsync(stoppingToken);
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException)
            {
                NotYet(logger, exception);
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is not there yet; trying again")]
    private static partial void NotYet(ILogger logger, Exception exception);
}
