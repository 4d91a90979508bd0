using System.Text.Json.Serialization;
using MassTransit;

namespace Holmes.Contracts.Executions;

/// <summary>One question to a language model, and what was made of its reply.</summary>
/// <param name="Purpose">plan, tools, judge, revise, answer.</param>
/// <param name="Prompt">Name, version and language of the prompt: plan/1.ko.</param>
/// <param name="Cost">In US dollars, by the configured prices.</param>
/// <param name="Reason">Why the verdict, in words: what was wrong with the reply, or why nobody was asked.</param>
/// <param name="Failure">Set when no usable reply came.</param>
/// <param name="IsEstimated">The server did not say how many tokens there were; they were estimated from the length.</param>
/// <param name="Request">Names what was asked: equal requests to equal models have equal names.</param>
/// <param name="Reply">As it came, so that the same question can be answered from the log; null where none came.</param>
public sealed record ModelConsultation(
    string Purpose,
    string Model,
    string Prompt,
    int InputTokens,
    int OutputTokens,
    decimal Cost,
    int Milliseconds,
    ModelVerdict Verdict,
    string Reason,
    Failure? Failure = null,
    bool IsEstimated = false,
    string? Request = null,
    string? Reply = null);

[JsonConverter(typeof(JsonStringEnumConverter<ModelVerdict>))]
public enum ModelVerdict
{
    /// <summary>The reply passed every check.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>A part of the reply was left out, the rest was used.</summary>
    [JsonStringEnumMemberName("trimmed")] Trimmed,

    /// <summary>There was a reply, and it did not pass.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>No reply came, or not all of it.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>It was not asked: no budget, no time, or no need.</summary>
    [JsonStringEnumMemberName("skipped")] Skipped,
}

/// <summary>What language models have cost an execution so far.</summary>
/// <param name="Calls">Questions that were put to a model, whatever came of them.</param>
/// <param name="Cost">In US dollars.</param>
public sealed record ModelSpending(int Calls, int InputTokens, int OutputTokens, decimal Cost)
{
    public static ModelSpending Nothing { get; } = new(0, 0, 0, 0);

    public ModelSpending And(ModelConsultation consulted) => consulted.Verdict is ModelVerdict.Skipped
        ? this
        : new(Calls + 1, InputTokens + consulted.InputTokens, OutputTokens + consulted.OutputTokens, Cost + consulted.Cost);
}

/// <summary>Rules and a language model propose; this says whose proposal holds.</summary>
/// <param name="DecidedBy">rules, cache, or the name of the model.</param>
/// <param name="Reason">Why it was preferred, in words.</param>
/// <param name="Signature">What the question means, without its particulars: questions of one signature are planned alike.</param>
/// <param name="LearnedFrom">The execution a cached plan comes from.</param>
public sealed record Arbitration(string DecidedBy, string Reason, string? Signature = null, Guid? LearnedFrom = null);

/// <summary>
/// A piece of an answer that is being written, every sentence in it checked already. Like any live hint it may be lost;
/// the answer itself is an event.
/// </summary>
/// <param name="Draft">Which attempt; a later one replaces an earlier one.</param>
/// <param name="Text">All of the draft so far, so that order and losses do not matter.</param>
[MessageUrn("holmes:answer-drafted:v1"), EntityName("holmes.answer-drafted.v1")]
public sealed record AnswerDrafted(Guid ExecutionId, int Draft, string Text);
