// Both the log and what is told of it have events of these names; here they are always those of the log.
global using AnswerComposed = Holmes.Supervisor.Executions.AnswerComposed;
global using ExecutionPlanned = Holmes.Supervisor.Executions.ExecutionPlanned;
global using ModelConsulted = Holmes.Supervisor.Executions.ModelConsulted;
global using StepCompleted = Holmes.Supervisor.Executions.StepCompleted;
global using StrategyDecided = Holmes.Supervisor.Executions.StrategyDecided;
global using ToolCompleted = Holmes.Supervisor.Executions.ToolCompleted;
global using ToolFailed = Holmes.Supervisor.Executions.ToolFailed;
global using ToolSelected = Holmes.Supervisor.Executions.ToolSelected;
global using LogRow = Holmes.Memory.Learning.LogRow;
