using System.Collections.Concurrent;
using Holmes.ServiceDefaults.Crashes;

namespace Holmes.Chaos.Sweep;

/// <summary>
/// Lets each execution come to a stop at a point of its own: nothing of it gets past that point or any later one. Once
/// all have stopped the process can die for all of them at once.
/// </summary>
internal sealed class Freezer : ICrashPoint
{
    private readonly ConcurrentDictionary<Guid, Track> tracks = new();
    private readonly TaskCompletionSource death = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="passage">report-step.consumed#2: the second time this execution passes there.</param>
    public void StopAt(Guid executionId, string passage) => tracks[executionId] = new Track(passage);

    /// <summary>Notes where the execution passes, without stopping it.</summary>
    public void Watch(Guid executionId) => tracks[executionId] = new Track(null);

    public bool HasStopped(Guid executionId) => tracks.TryGetValue(executionId, out var track) && track.HasStopped;

    /// <summary>In the order in which they were passed.</summary>
    public IReadOnlyList<string> Passages(Guid executionId) => tracks[executionId].Passages;

    /// <summary>What was held ends in an exception, and so does whatever comes now: nothing passes any more.</summary>
    public void Die() => death.TrySetException(new OperationCanceledException("The process is dead."));

    public Task PassAsync(string point, Guid? executionId)
    {
        if (death.Task.IsCompleted)
        {
            return death.Task;
        }

        if (executionId is not { } id || !tracks.TryGetValue(id, out var track))
        {
            return Task.CompletedTask;
        }

        return track.Pass(point) switch
        {
            Passing.GoesOn => Task.CompletedTask,
            // Not held where it publishes: the recovery does that too, and has all the others to look after. A consumer
            // breaks off there, and its message is a dead letter of a host that is as good as dead.
            _ when point.Contains(".publish", StringComparison.Ordinal) => Task.FromException(new OperationCanceledException($"{id} is dead.")),
            _ => death.Task,
        };
    }

    private enum Passing
    {
        GoesOn,
        StopsHere,
        IsOver,
    }

    private sealed class Track(string? stopAt)
    {
        private readonly Lock gate = new();
        private readonly List<string> passages = [];
        private readonly Dictionary<string, int> counts = [];

        public bool HasStopped { get; private set; }

        public IReadOnlyList<string> Passages
        {
            get
            {
                lock (gate)
                {
                    return [.. passages];
                }
            }
        }

        public Passing Pass(string point)
        {
            lock (gate)
            {
                if (HasStopped)
                {
                    return Passing.IsOver;
                }

                var count = counts[point] = counts.GetValueOrDefault(point) + 1;
                passages.Add($"{point}#{count}");
                HasStopped = passages[^1] == stopAt;
                return HasStopped ? Passing.StopsHere : Passing.GoesOn;
            }
        }
    }
}
