import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepState } from '../live/state';

interface Props { steps: readonly StepState[]; busy: boolean; onApprove: () => void; onSkip: (stepIds: string[]) => void }

/** Approves as it is, or without the steps that were unticked. */
export function PlanApproval({ steps, busy, onApprove, onSkip }: Props) {
  const { t } = useTranslation();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const toggle = (stepId: string, wanted: boolean) =>
    setSkipped(wanted ? skipped.filter((each) => each !== stepId) : [...skipped, stepId]);
  return (
    <>
      {steps.length > 1 && (
        <fieldset className="plan-choice" disabled={busy}>
          <legend>{t('input.steps')}</legend>
          {steps.map(({ plan: { stepId, task } }) => (
            <label key={stepId}>
              <input type="checkbox" checked={!skipped.includes(stepId)} onChange={(event) => toggle(stepId, event.target.checked)} />
              <span><b>{stepId}</b> {task}</span>
            </label>
          ))}
        </fieldset>
      )}
      <button
        type="button" className="button primary" disabled={busy || (steps.length > 1 && skipped.length === steps.length)}
        onClick={() => (skipped.length ? onSkip([...skipped]) : onApprove())}
      >
        <Check size={16} aria-hidden /> {t(skipped.length ? 'input.approveEdited' : 'input.approve')}
      </button>
    </>
  );
}
