using System.CommandLine;
using System.Globalization;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.LocalServers;
using Holmes.Teams.Faults;
using Npgsql;

namespace Holmes.Bench.Recovery;

/// <summary>
/// bench recovery: every question once in peace, then many times while tools, the process and the delivery of messages fail.
/// The same seed fails the same calls of the same executions.
/// </summary>
internal static class RecoveryRun
{
    private static readonly string[] Questions =
    [
        "강남구 아파트 시세 확인하고 대출 가능 금액도 알려줘",
        "서초구 매물 검색하고 리스크 분석해줘",
        "전세금 5% 인상 가능한가요?",
        "묵시적 갱신이 뭔가요?",
        "송파구 아파트 전세 시세 알려줘",
        "마포구 아파트 매물 찾아줘",
        "전세금을 3억에서 4억으로 올려달래. 가능해?",
        "디딤돌 대출 조건 알려줘",
        "전세계약서 초안 만들어줘",
    ];

    private static readonly string[] Mirrored = [ToolNames.LegalSearch, ToolNames.MarketData, ToolNames.RealEstateSearch];

    /// <summary>Of every call.</summary>
    private static readonly Dictionary<FaultKind, double> Probabilities = new()
    {
        [FaultKind.Timeout] = 0.04,
        [FaultKind.RateLimited] = 0.05,
        [FaultKind.ServerError] = 0.05,
        [FaultKind.Gone] = 0.04,
        [FaultKind.PartialBody] = 0.05,
        [FaultKind.SchemaDrift] = 0.05,
        [FaultKind.Stale] = 0.04,
        [FaultKind.SilentEmpty] = 0.05,
        [FaultKind.Slow] = 0.04,
        [FaultKind.CrashBefore] = 0.01,
        [FaultKind.CrashAfter] = 0.01,
    };

    private const double EchoShare = 0.1;

    public static Command Create()
    {
        var executions = new Option<int>("--executions") { Description = "Asked while things fail.", DefaultValueFactory = _ => 270 };
        var seed = new Option<long>("--seed") { Description = "Decides which calls fail, and how.", DefaultValueFactory = _ => 1 };
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("recovery", "Measures what becomes of answers when tools, processes and messages fail.") { executions, seed, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(executions), parsed.GetValue(seed), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int executions, long seed, string? json, CancellationToken cancellation)
    {
        // Not a temporary folder that only its owner can enter: the server runs as another user.
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-bench-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(folder);
        try
        {
            await using var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), Console.Error.WriteLine, cancellation);
            await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
            var report = await MeasureAsync(postgres.ConnectionString, database, folder, executions, seed, cancellation);
            Console.WriteLine(report);
            if (json is not null)
            {
                await report.WriteAsync(json, cancellation);
            }

            return report is { CatastrophicSuccesses: 0, DuplicateCalls: 0 } ? 0 : 1;
        }
        finally
        {
            await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RecoveryReport> MeasureAsync(
        string postgres, NpgsqlDataSource database, string folder, int executions, long seed, CancellationToken cancellation)
    {
        var calm = new Dictionary<string, Answer>();
        await using (var quiet = new RecoveryProcess(new() { ["ConnectionStrings__Postgres"] = postgres, ["Logging__LogLevel__Default"] = "Error" }))
        {
            await quiet.WhenReadyAsync(cancellation);
            foreach (var question in Questions)
            {
                var id = await quiet.AskAsync(question, $"calm:{calm.Count}", cancellation);
                await UntilOverAsync(database, cancellation);
                calm[question] = (await Replay.OfAsync(database, id, cancellation)).Answer ?? throw new InvalidOperationException($"Without any fault there is no answer: {question}");
            }
        }

        await Console.Error.WriteLineAsync($"{calm.Count} questions answered in peace; now {executions} executions while things fail.");
        var (faultLog, echoLog) = (Path.Combine(folder, "faults.jsonl"), Path.Combine(folder, "echoes"));
        await using var failing = new RecoveryProcess(Settings(postgres, faultLog, echoLog, seed));
        await failing.WhenReadyAsync(cancellation);
        var asked = new (Guid Id, string Question)[executions];
        await Parallel.ForEachAsync(Enumerable.Range(0, executions), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (n, stop) =>
        {
            var question = Questions[n % Questions.Length];
            asked[n] = (await failing.AskAsync(question, $"{seed}:{n}", stop), question);
        });
        await UntilOverAsync(database, cancellation);

        var faults = File.Exists(faultLog) ? FaultLog.Read(faultLog).ToLookup(fault => fault.ToolCallId) : Array.Empty<InjectedFault>().ToLookup(fault => fault.ToolCallId);
        var echoed = File.Exists(echoLog) ? (await File.ReadAllLinesAsync(echoLog, cancellation)).Select(Guid.Parse).ToHashSet() : [];
        var results = new List<ExecutionResult>();
        foreach (var (id, question) in asked)
        {
            results.Add(Judge(id, question, await Replay.OfAsync(database, id, cancellation), calm[question], faults, echoed.Contains(id)));
        }

        results.AddRange(await WithModelsAsync(postgres, database, seed, calm, cancellation));
        return RecoveryReport.Of($"holmes bench recovery --executions {executions} --seed {seed}", failing.Deaths, results);
    }

    private static ExecutionResult Judge(Guid id, string question, Replay replay, Answer calm, ILookup<Guid, InjectedFault> faults, bool isEchoed)
    {
        var hit = replay.Calls.Keys.SelectMany(call => faults[call]).ToList();
        var ending = Verdict.Of(replay.Answer, calm);
        return new(
            id, question, hit,
            [.. hit.Select(fault => $"{fault.Kind}").Distinct(), .. isEchoed ? ["DuplicateDelivery"] : Array.Empty<string>()],
            Verdict.IsRecoverable(hit, Mirrored.Contains), ending, replay.Repairs, replay.Calls.Count, replay.Duplicates, replay.Saved,
            ending is Ending.Catastrophic ? $"{Verdict.Substance(replay.Answer!)}\n--- in peace:\n{Verdict.Substance(calm)}" : null);
    }

    /// <summary>One fault of the model after the other; the rules are there when it is of no use.</summary>
    private static async Task<List<ExecutionResult>> WithModelsAsync(
        string postgres, NpgsqlDataSource database, long seed, Dictionary<string, Answer> calm, CancellationToken cancellation)
    {
        await using var models = new ModelFaults();
        var settings = models.Settings;
        (settings["ConnectionStrings__Postgres"], settings["Logging__LogLevel__Default"]) = (postgres, "Error");
        await using var misled = new RecoveryProcess(settings);
        await misled.WhenReadyAsync(cancellation);
        var results = new List<ExecutionResult>();
        foreach (var fault in ModelFaults.Scripts.Keys)
        {
            foreach (var question in Questions)
            {
                await models.WriteAsync(fault, cancellation);
                var id = await misled.AskAsync(question, $"{seed}:{fault}:{calm.Keys.ToList().IndexOf(question)}", cancellation);
                await UntilOverAsync(database, cancellation);
                var replay = await Replay.OfAsync(database, id, cancellation);
                results.Add(Judge(id, question, replay, calm[question], Array.Empty<InjectedFault>().ToLookup(none => none.ToolCallId), isEchoed: false) with
                {
                    Classes = replay.Consultations > 0 ? [fault] : [],
                });
            }
        }

        return results;
    }

    private static Dictionary<string, string> Settings(string postgres, string faultLog, string echoLog, long seed)
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = postgres,
            ["Logging__LogLevel__Default"] = "Error",
            ["Faults__Seed"] = $"{seed}",
            ["Faults__Log"] = faultLog,
            ["Faults__TimeoutSeconds"] = "1",
            ["Echo__Seed"] = $"{seed}",
            ["Echo__Log"] = echoLog,
            ["Echo__Share"] = EchoShare.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (kind, probability) in Probabilities)
        {
            settings[$"Faults__Tools__any__{kind}"] = probability.ToString(CultureInfo.InvariantCulture);
        }

        return settings;
    }

    private static async Task UntilOverAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await using var command = database.CreateCommand("select count(*) from supervisor.open_executions");
            var open = (long)(await command.ExecuteScalarAsync(cancellation))!;
            if (open == 0)
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromMinutes(4))
            {
                await Console.Error.WriteLineAsync($"{open} executions are not over after four minutes; they count as unanswered.");
                return;
            }

            await Task.Delay(100, cancellation);
        }
    }
}
