import { useTranslation } from 'react-i18next';
import type { StepState } from '../live/state';
import { stepLook } from './stepLook';

/** The plan in a line, for when the answer has moved it down the page; each step leads to its details. */
export function PlanStrip({ steps, onSelect }: { steps: readonly StepState[]; onSelect: (stepId: string) => void }) {
  const { t } = useTranslation();
  return (
    <ol className="plan-strip" aria-label={t('plan.title')}>
      {steps.map((step) => {
        const { tone, Icon, label } = stepLook(step);
        const { stepId, task } = step.plan;
        return (
          <li key={stepId}>
            <button type="button" className={`strip-step tone-${tone}`} title={task} onClick={() => onSelect(stepId)}>
              <Icon size={14} aria-hidden className={tone === 'active' ? 'spin' : undefined} />
              <span className="strip-task">{task}</span>
              <span className="strip-state">{t(label)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
