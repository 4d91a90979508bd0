// In these tests an event is the stored one; the published contract of the same name is spelled out where it is meant.
global using AnswerComposed = Holmes.Supervisor.Executions.AnswerComposed;
global using ExecutionCancelled = Holmes.Supervisor.Executions.ExecutionCancelled;
global using ExecutionCompleted = Holmes.Supervisor.Executions.ExecutionCompleted;
global using ExecutionFailed = Holmes.Supervisor.Executions.ExecutionFailed;
global using ExecutionPlanned = Holmes.Supervisor.Executions.ExecutionPlanned;
global using ExecutionStarted = Holmes.Supervisor.Executions.ExecutionStarted;
global using StepCompleted = Holmes.Supervisor.Executions.StepCompleted;
global using StepFailed = Holmes.Supervisor.Executions.StepFailed;
global using StepOrchestrated = Holmes.Supervisor.Executions.StepOrchestrated;
global using StepProgressed = Holmes.Supervisor.Executions.StepProgressed;
global using StepSkipped = Holmes.Supervisor.Executions.StepSkipped;
global using StepStarted = Holmes.Supervisor.Executions.StepStarted;
global using StrategyAdjusted = Holmes.Supervisor.Executions.StrategyAdjusted;
global using StrategyDecided = Holmes.Supervisor.Executions.StrategyDecided;
global using ToolCompleted = Holmes.Supervisor.Executions.ToolCompleted;
global using ToolFailed = Holmes.Supervisor.Executions.ToolFailed;
global using ModelConsulted = Holmes.Supervisor.Executions.ModelConsulted;
