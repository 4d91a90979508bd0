namespace Holmes.ScriptedModel;

/// <summary>What the server does with a request.</summary>
/// <param name="Purpose">The name of the wanted JSON schema, or answer where there is none; any without it.</param>
/// <param name="Model">Any without it.</param>
/// <param name="Status">Anything but 200 is an error without a stream.</param>
/// <param name="Raw">Sent as the body as it stands, instead of a stream.</param>
/// <param name="CutAfter">The connection is cut after so many chunks.</param>
/// <param name="EndAfter">The stream ends in good form after so many chunks, with no reason given.</param>
/// <param name="Needle">An instruction hidden in the data: when it can be seen in any message, it is obeyed.</param>
/// <param name="Obeyed">What is said then.</param>
/// <param name="Times">For how many requests it stands.</param>
internal sealed record ScriptedReply(
    string Content = "",
    string? Purpose = null,
    string? Model = null,
    int Status = 200,
    string? RetryAfter = null,
    string? Raw = null,
    int ChunkLength = 16,
    int FirstDelayMs = 0,
    int ChunkDelayMs = 0,
    int? CutAfter = null,
    int? EndAfter = null,
    string Finish = "stop",
    bool Usage = true,
    string? Needle = null,
    string? Obeyed = null,
    int Times = 1);
