using System.CommandLine;
using Holmes.Bench;

var commands = new RootCommand("Benchmarks of Holmes.") { PlanningRun.Create(), RetrievalRun.Create(), LearningRun.Create(), RebuildRun.Create() };
var parsed = commands.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;
