import { StepNode, type PlanViewProps } from './StepNode';

/** The same steps one below the other, with their dependencies in words. */
export function PlanList({ steps, now, selected, onSelect }: PlanViewProps) {
  return (
    <ol className="plan-list">
      {steps.map((step) => (
        <li key={step.plan.stepId}>
          <StepNode step={step} now={now} selected={selected === step.plan.stepId} onSelect={onSelect} withDependencies />
        </li>
      ))}
    </ol>
  );
}
