using System.Text.Json.Serialization;

namespace Holmes.Contracts.Executions;

// Enums travel as the strings spelled out here. A value the reader does not know is refused, never guessed.

/// <summary>What a question is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntentType>))]
public enum IntentType
{
    [JsonStringEnumMemberName("UNCLEAR")] Unclear,
    [JsonStringEnumMemberName("IRRELEVANT")] Irrelevant,
    [JsonStringEnumMemberName("LEGAL_CONSULT")] LegalConsult,
    [JsonStringEnumMemberName("MARKET_INQUIRY")] MarketInquiry,
    [JsonStringEnumMemberName("LOAN_CONSULT")] LoanConsult,
    [JsonStringEnumMemberName("CONTRACT_CREATION")] ContractCreation,
    [JsonStringEnumMemberName("CONTRACT_REVIEW")] ContractReview,
    [JsonStringEnumMemberName("COMPREHENSIVE")] Comprehensive,
    [JsonStringEnumMemberName("RISK_ANALYSIS")] RiskAnalysis,
}

/// <summary>What may run at once, and when a step may start.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Strategy>))]
public enum Strategy
{
    /// <summary>One step at a time, in the plan's order.</summary>
    [JsonStringEnumMemberName("sequential")] Sequential,

    /// <summary>Every step whose inputs are ready.</summary>
    [JsonStringEnumMemberName("parallel")] Parallel,

    /// <summary>A step starts on the first results of the steps it depends on, before they are done.</summary>
    [JsonStringEnumMemberName("pipeline")] Pipeline,

    /// <summary>Required steps first; optional ones only where quality is low.</summary>
    [JsonStringEnumMemberName("adaptive")] Adaptive,
}

/// <summary>How a tool call or a step ended. "Nothing threw" is not an outcome.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>It did what was asked.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>It worked, and there is nothing to be found.</summary>
    [JsonStringEnumMemberName("empty")] Empty,

    /// <summary>Usable, but something was guessed, missing or relaxed; the assumptions say what.</summary>
    [JsonStringEnumMemberName("degraded")] Degraded,

    /// <summary>Not done, on purpose: a needed input is missing or it was not needed.</summary>
    [JsonStringEnumMemberName("skipped")] Skipped,

    /// <summary>It did not work; the failure says why.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>A side effect may or may not have happened. Never retried by itself.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>Kinds of failure; each kind has its own way of being repaired.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureClass>))]
public enum FailureClass
{
    [JsonStringEnumMemberName("transient")] Transient,
    [JsonStringEnumMemberName("rateLimited")] RateLimited,
    [JsonStringEnumMemberName("permanent")] Permanent,
    [JsonStringEnumMemberName("badArguments")] BadArguments,
    [JsonStringEnumMemberName("unknownTool")] UnknownTool,
    [JsonStringEnumMemberName("malformedOutput")] MalformedOutput,
    [JsonStringEnumMemberName("poorResult")] PoorResult,
    [JsonStringEnumMemberName("fabricated")] Fabricated,
    [JsonStringEnumMemberName("loop")] Loop,
    [JsonStringEnumMemberName("invalidPlan")] InvalidPlan,
    [JsonStringEnumMemberName("partial")] Partial,
    [JsonStringEnumMemberName("unknownEffect")] UnknownEffect,
    [JsonStringEnumMemberName("crash")] Crash,
    [JsonStringEnumMemberName("poison")] Poison,
    [JsonStringEnumMemberName("budget")] Budget,
    [JsonStringEnumMemberName("humanTimeout")] HumanTimeout,
    [JsonStringEnumMemberName("timeout")] Timeout,
}

/// <summary>Why something did not work, in words a person can act on.</summary>
/// <param name="RetryAfterSeconds">What the other side asked to wait before the next try.</param>
public sealed record Failure(FailureClass Class, string Message, bool Retryable = false, double? RetryAfterSeconds = null);

/// <summary>What a person decided about a request for input.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputDecision>))]
public enum InputDecision
{
    [JsonStringEnumMemberName("approve")] Approve,
    [JsonStringEnumMemberName("reject")] Reject,
    [JsonStringEnumMemberName("edit")] Edit,
}
