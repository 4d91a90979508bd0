using Holmes.Notifier.Live;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Tests.Live;

public sealed class FrameTests
{
    private const int Frames = 100_000;
    private const int Followers = 4;

    [Fact]
    public async Task Followers_who_need_a_frame_at_once_all_get_the_whole_of_it()
    {
        var frames = Enumerable.Range(1, Frames)
            .Select(version => new Frame(Guid.Empty, new LogEntry(version, "StepProgressed", default, null, "{}"u8.ToArray()), TodoList.Empty)).ToList();
        using var together = new Barrier(Followers);

        var empty = await Task.WhenAll(Enumerable.Range(0, Followers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return frames.Count(frame => frame.Socket.IsEmpty || frame.Stream.IsEmpty);
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(empty, count => Assert.Equal(0, count));
    }
}
