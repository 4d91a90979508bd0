using MassTransit;
using Npgsql;

namespace Holmes.ServiceDefaults;

/// <summary>Tells what passes by itself, when the database or the broker is back, from what never will.</summary>
public static class Outage
{
    public static bool Caused(Exception? exception) => exception switch
    {
        null => false,
        PostgresException postgres => postgres.IsTransient,
        NpgsqlException or TimeoutException or NotHandedOverException => true,
        MessageReturnedException => true, // its reader has not declared its queue again yet
        _ => Caused(exception.InnerException),
    };
}
