using System.CommandLine;
using Holmes.Bench;
using Holmes.Bench.Delivery;
using Holmes.Bench.Recovery;

var commands = new RootCommand("Benchmarks of Holmes.")
{
    PlanningRun.Create(), RetrievalRun.Create(), PrefetchRun.Create(), RestartRun.Create(), WaitingRun.Create(), RecoveryRun.Create(), RecoveryHost.Create(), GrowthRun.Create(), LearningRun.Create(), RebuildRun.Create(), AuditRun.Create(),
};
var parsed = commands.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;
