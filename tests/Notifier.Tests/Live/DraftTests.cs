using Holmes.Notifier.Agui;
using Holmes.Notifier.Live;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Live;

/// <summary>An answer is seen while it is written, and no client that counts events is disturbed by it.</summary>
public sealed class DraftTests(SupervisorLog log) : IClassFixture<SupervisorLog>, IAsyncLifetime
{
    private readonly Guid execution = Guid.CreateVersion7();
    private EdgeServer edge = null!;

    public async ValueTask InitializeAsync() => edge = await EdgeServer.StartAsync(log.ConnectionString);

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task A_socket_gets_what_is_written_without_a_sequence_and_the_events_without_a_hole()
    {
        var whole = Story.Whole(Guid.CreateVersion7());
        await log.AppendAsync(execution, 0, whole[..^2]);
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after=0");
        Frames.Are(1, whole.Length - 2, await client.UntilAsync(whole.Length - 2));

        await edge.DraftAsync(execution, 1, "중위 전세가는 5억원입니다.");
        var first = (await client.NextAsync())!.Value;
        await edge.DraftAsync(execution, 1, "중위 전세가는 5억원입니다. 표본은 12건입니다.");
        var second = (await client.NextAsync())!.Value;
        await edge.DraftAsync(execution, 2, "전세가는 5억원입니다.");
        var again = (await client.NextAsync())!.Value;
        await edge.HintAsync(await log.AppendAsync(execution, whole.Length - 2, whole[^2..]));

        Assert.Equal(("answer_delta", 0, "중위 전세가는 5억원입니다."), (first.Text("type"), first.GetProperty("offset").GetInt32(), first.Text("text")));
        Assert.Equal((first.Text("text").Length, " 표본은 12건입니다."), (second.GetProperty("offset").GetInt32(), second.Text("text")));
        Assert.Equal((2, 0), (again.GetProperty("draft").GetInt32(), again.GetProperty("offset").GetInt32()));
        Assert.All([first, second, again], frame => Assert.False(frame.TryGetProperty("sequence", out _)));
        Frames.Are(whole.Length - 1, whole.Length, await client.UntilAsync(whole.Length));
    }

    [Fact]
    public void A_draft_of_AG_UI_is_completed_by_the_answer_it_began()
    {
        var draft = new AguiDraft(execution);
        var events = draft.On(new AnswerDelta(execution, 1, 0, "가.")).Concat(draft.On(new AnswerDelta(execution, 1, 2, " 나."))).Concat(draft.Complete(["가. 나.\n\n다.", "\n\n## 출처"])).ToList();

        Assert.Equal(["TEXT_MESSAGE_START", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_END"], events.Select(e => (string?)e["type"]));
        Assert.Equal("가. 나.\n\n다.\n\n## 출처", string.Concat(events.Select(e => (string?)e["delta"])));
        Assert.Single(events.Select(e => (string?)e["messageId"]).Distinct());
    }

    [Fact]
    public void A_draft_that_became_another_answer_is_closed_and_the_answer_is_a_message_of_its_own()
    {
        var draft = new AguiDraft(execution);
        var events = draft.On(new AnswerDelta(execution, 1, 0, "가.")).Concat(draft.Complete(["규칙의 답."])).ToList();

        Assert.Equal(["TEXT_MESSAGE_START", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_END", "TEXT_MESSAGE_START", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_END"], events.Select(e => (string?)e["type"]));
        Assert.Equal("규칙의 답.", (string?)events[4]["delta"]);
    }
}
