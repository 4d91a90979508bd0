using System.Text;
using Holmes.Contracts.Memory;
using Holmes.Learning.Beliefs;
using Holmes.Learning.Policies;

namespace Holmes.Memory.Learning;

/// <summary>The folded state as bytes: the same state gives the same bytes.</summary>
internal static class LearningBytes
{
    /// <summary>Of bytes and of what is folded; another version is folded anew from the log.</summary>
    public const string Version = "2";

    public static byte[] Of(LearningFold fold)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        to.Write(fold.Position);
        to.Write(fold.Book);
        to.Write(fold.Counts.Count);
        foreach (var ((queryType, tool), counts) in fold.Counts)
        {
            to.Write(queryType);
            to.Write(tool);
            Write(to, counts);
        }

        to.Write(fold.Open.Count);
        foreach (var (id, execution) in fold.Open)
        {
            to.Write(id.ToByteArray());
            Write(to, execution);
        }

        to.Write(fold.Exemplars.All.Count);
        foreach (var one in fold.Exemplars.All)
        {
            Write(to, one);
        }

        to.Flush();
        return bytes.ToArray();
    }

    public static LearningFold Read(byte[] bytes, PolicyParameters parameters, IReadOnlyDictionary<Guid, DateTimeOffset> forgotten)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var position = from.ReadInt64();
        var book = from.ReadBook(parameters);
        var counts = new SortedDictionary<(string, string), ToolCounts>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            counts.Add((from.ReadString(), from.ReadString()), ReadCounts(from));
        }

        var open = new SortedDictionary<Guid, OpenExecution>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            open.Add(new Guid(from.ReadBytes(16)), ReadExecution(from));
        }

        var exemplars = new ExemplarBook();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            exemplars.Add(ReadExemplar(from));
        }

        return new(book, counts, open, exemplars, position, forgotten);
    }

    private static void Write(BinaryWriter to, ToolCounts counts)
    {
        to.Write(counts.Capability);
        foreach (var number in new[] { counts.Tries, counts.Ok, counts.Empty, counts.Degraded, counts.Failed })
        {
            to.Write(number);
        }

        to.Write(counts.QualitySum);
        to.Write(counts.MillisecondsSum);
        to.Write(counts.Health);
    }

    private static ToolCounts ReadCounts(BinaryReader from) => new(
        from.ReadString(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(),
        from.ReadDouble(), from.ReadInt64(), from.ReadDouble());

    private static void Write(BinaryWriter to, OpenExecution execution)
    {
        Write(to, execution.UserId);
        to.Write(execution.Deadline.UtcTicks);
        Write(to, execution.Context);
        to.Write(execution.PlannedAt.UtcTicks);
        Write(to, execution.Strategy);
        to.Write(execution.Decisions.Count);
        foreach (var (id, decision) in execution.Decisions)
        {
            to.Write(id.ToByteArray());
            to.Write(decision.QueryType);
            to.Write(decision.Capability);
            Write(to, decision.Tactic);
            Write(to, decision.Problem);
            to.Write(decision.Completeness);
            to.Write(decision.Shape);
            to.Write(decision.Repairs is not null);
            if (decision.Repairs is { } failed)
            {
                Write(to, failed);
            }
        }

        to.Write(execution.Failed.Count);
        foreach (var (step, failed) in execution.Failed)
        {
            to.Write(step);
            Write(to, failed);
        }
    }

    private static void Write(BinaryWriter to, FailedCall failed)
    {
        to.Write(failed.Capability);
        to.Write(failed.Tool);
        to.Write(failed.Shape);
    }

    private static FailedCall ReadFailed(BinaryReader from) => new(from.ReadString(), from.ReadString(), from.ReadString());

    private static void Write(BinaryWriter to, RepairExemplar one)
    {
        foreach (var text in new[] { one.Problem, one.Capability, one.Tool, one.Shape, one.QueryType, one.Tactic, one.RepairedBy })
        {
            to.Write(text);
        }

        to.Write(one.Quality);
        to.Write(one.Times);
        to.Write(one.ExecutionId.ToByteArray());
        to.Write(one.Position);
    }

    private static RepairExemplar ReadExemplar(BinaryReader from) => new(
        from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(),
        from.ReadDouble(), from.ReadInt32(), new Guid(from.ReadBytes(16)), from.ReadInt64());

    private static OpenExecution ReadExecution(BinaryReader from)
    {
        var execution = new OpenExecution(ReadText(from), new(from.ReadInt64(), TimeSpan.Zero))
        {
            Context = ReadText(from),
            PlannedAt = new(from.ReadInt64(), TimeSpan.Zero),
            Strategy = ReadText(from),
        };
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            execution.Decisions.Add(
                new Guid(from.ReadBytes(16)),
                new(from.ReadString(), from.ReadString(), ReadText(from), ReadText(from), from.ReadDouble(), from.ReadString(), from.ReadBoolean() ? ReadFailed(from) : null));
        }

        for (var left = from.ReadInt32(); left > 0; left--)
        {
            execution.Failed.Add(from.ReadString(), ReadFailed(from));
        }

        return execution;
    }

    private static void Write(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
        {
            to.Write(text);
        }
    }

    private static string? ReadText(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;
}
