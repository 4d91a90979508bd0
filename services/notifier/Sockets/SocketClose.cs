namespace Holmes.Notifier.Sockets;

/// <summary>Why a websocket is closed, as the client reads it.</summary>
internal sealed record SocketClose(int Code, string Reason)
{
    public static readonly SocketClose Normal = new(1000, "closed");
    public static readonly SocketClose GoingAway = new(1001, "server is stopping, connect again");
    public static readonly SocketClose TooBig = new(1009, "message too big");
    public static readonly SocketClose Failed = new(1011, "internal error, connect again");
    public static readonly SocketClose LogAway = new(1013, "the event log does not answer, try again");
    public static readonly SocketClose NotAllowed = new(4003, "not yours");
    public static readonly SocketClose Unknown = new(4004, "unknown execution");
    public static readonly SocketClose TooSlow = new(4008, "too slow, connect again with after");
    public static readonly SocketClose TokenEnded = new(4401, "the token has expired");

    public static SocketClose BadRequest(string reason) => new(4000, reason);
}
