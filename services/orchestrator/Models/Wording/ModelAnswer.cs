using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Answers;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Connections;
using Holmes.Orchestrator.Models.Evidence;
using Holmes.Orchestrator.Models.Prompts;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Models.Wording;

/// <summary>
/// Lets a model word the short answer. Every sentence is checked against the results it cites before anybody sees it; the
/// rest of the answer, and all of it when nothing of the model's stands, is by the rules.
/// </summary>
public sealed class ModelAnswer(IModelCaller caller, IOptions<LlmOptions> options, TimeProvider clock)
{
    private readonly IReadOnlyList<ModelTarget> targets = ModelTarget.Of(options.Value);

    /// <param name="draft">Gets the text so far whenever a sentence was added, with the number of the attempt.</param>
    public async Task<RecordAnswer> ComposeAsync(ComposeAnswer command, Func<int, string, Task> draft, CancellationToken cancellation)
    {
        var ruled = AnswerComposer.Compose(command);
        var calls = Usable(command);
        if (targets.Count == 0)
        {
            return ByRules(command, ruled, $"{Reasons.NoModel}: the rules word the answer");
        }

        if (calls.Count == 0)
        {
            return ByRules(command, ruled, "there is no result to write from");
        }

        var ledger = new Ledger(options.Value, command.Spent, command.Deadline, clock);
        var written = await WriteAsync(command, ruled, calls, ledger, draft, cancellation);
        return new(
            command.ExecutionId,
            written is null ? ruled : Joined(command, ruled, written),
            ledger.Consultations,
            written is null
                ? new("rules", $"nothing of the model's could stand: {ledger.Consultations[^1].Reason}")
                : new(written.Model, "every sentence was found in the results it cites"));
    }

    /// <summary>The answer of the rules, and that it is theirs.</summary>
    public static RecordAnswer ByRules(ComposeAnswer command, Answer answer, string reason) => new(command.ExecutionId, answer, null, new("rules", reason));

    private async Task<Written?> WriteAsync(
        ComposeAnswer command, Answer ruled, IReadOnlyList<CallResult> calls, Ledger ledger, Func<int, string, Task> draft, CancellationToken cancellation)
    {
        var prompt = PromptLibrary.Get(PromptLibrary.Answer, Tongues.Of(command.Query));
        var messages = Consultant.Messages(prompt.Text, Data(command, ruled, calls));
        var attempt = 0;
        foreach (var target in targets)
        {
            if (ledger.Refusal(target, messages.Sum(message => message.Content?.Length ?? 0), isAnswer: true) is { } refusal)
            {
                ledger.Record(Consultant.Skipped(prompt.Name, target, prompt.Id, refusal));
                return null;
            }

            var writing = new Writing(new ClaimCheck(calls, prompt.Text), ++attempt, draft);
            var reply = await caller.AskAsync(
                target, prompt.Name, command.ExecutionId, messages, format: null, ledger.Patience(), writing.HearAsync, cancellation);
            await writing.EndAsync(isWhole: reply.Failure is null);
            ledger.Record(Consultant.Entry(target, prompt.Id, prompt.Name, reply, writing.Verdict(reply), writing.Reason(reply), reply.Failure ?? writing.Failure));
            if (reply.Failure is null && writing.Claims.Count > 0)
            {
                return new(target.Name, writing.Claims, writing.Objections.Count);
            }

            if (reply.Failure is null or { Class: FailureClass.MalformedOutput })
            {
                return null;
            }
        }

        return null;
    }

    private static IReadOnlyList<CallResult> Usable(ComposeAnswer command) =>
        [.. command.Steps.SelectMany(step => step.Calls).Where(Telling.IsUsable).DistinctBy(call => call.ToolCallId)];

    private static IReadOnlyList<DataBlock> Data(ComposeAnswer command, Answer ruled, IReadOnlyList<CallResult> calls) =>
    [
        new("question", new { question = Shown.Text(command.Query), intent = command.Intent.Type }),
        new("results", calls.Select((call, index) => new { call = index + 1, call.Tool, shape = call.Gives, result = Shown.Of(call.Result!.Value) })),
        new("summary", new { text = Shown.Text(ruled.Text), notDone = ruled.NotDone.Select(Shown.Text) }),
    ];

    private static Answer Joined(ComposeAnswer command, Answer ruled, Written written)
    {
        var tongue = Tongues.Of(command.Query);
        var notDone = written.Removed == 0
            ? ruled.NotDone
            : [.. ruled.NotDone, tongue.Say($"모델이 쓴 문장 {written.Removed}개는 도구의 결과에서 근거를 찾지 못해 뺐습니다.", $"{written.Removed} sentence(s) of the model were left out: no result bears them.")];
        var remarks = ShortAnswer.Remarks(Telling.Of(command, tongue), ruled.NotDone, [.. command.Assumptions.Where(assumption => assumption.Field != "notDone")], tongue);
        return ruled with
        {
            Text = string.Join("\n\n", [Text(written.Claims), .. remarks]),
            NotDone = notDone,
            ComposedBy = written.Model,
            Claims = written.Claims,
        };
    }

    private static string Text(IEnumerable<AnswerClaim> claims) => string.Join(' ', claims.Select(claim => claim.Text));

    private sealed record Written(string Model, IReadOnlyList<AnswerClaim> Claims, int Removed);

    /// <summary>Hears the reply, keeps what stands, tells it on.</summary>
    private sealed class Writing(ClaimCheck check, int attempt, Func<int, string, Task> draft)
    {
        private readonly SentenceSplitter sentences = new();
        private readonly List<AnswerClaim> claims = [];
        private readonly List<string> objections = [];

        public List<AnswerClaim> Claims => claims;

        public List<string> Objections => objections;

        public Failure? Failure => objections.Count == 0 ? null : new(FailureClass.Fabricated, objections[0]);

        public async Task HearAsync(string piece)
        {
            foreach (var sentence in sentences.Take(piece).ToList())
            {
                await TakeAsync(sentence);
            }
        }

        public async Task EndAsync(bool isWhole)
        {
            if (isWhole && sentences.Last() is { } last)
            {
                await TakeAsync(last);
            }
        }

        public ModelVerdict Verdict(ModelReply reply) => reply.Failure is not null ? ModelVerdict.Failed
            : claims.Count == 0 ? ModelVerdict.Refused
            : objections.Count == 0 ? ModelVerdict.Accepted
            : ModelVerdict.Trimmed;

        public string Reason(ModelReply reply) => reply.Failure?.Message
            ?? (objections.Count == 0 ? "every sentence stands" : string.Join("; ", objections.Distinct().Take(5)));

        private async Task TakeAsync(CitedSentence sentence)
        {
            var (claim, objection) = check.Check(sentence);
            if (claim is null)
            {
                objections.Add(objection!);
                return;
            }

            claims.Add(claim);
            await draft(attempt, Text(claims));
        }
    }
}
