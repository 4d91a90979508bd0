using System.CommandLine;
using Holmes.Bench;
using Holmes.Bench.Delivery;

var commands = new RootCommand("Benchmarks of Holmes.")
{
    PlanningRun.Create(), RetrievalRun.Create(), PrefetchRun.Create(), RecoveryRun.Create(), GrowthRun.Create(), LearningRun.Create(), RebuildRun.Create(),
};
var parsed = commands.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;
