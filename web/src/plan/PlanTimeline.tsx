import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { stepLook } from './stepLook';
import type { PlanViewProps } from './StepNode';
import { bars, workedFor } from './timing';

/** When each step worked: one bar for each attempt, from the question to the end. */
export function PlanTimeline({ steps, now, selected, onSelect, startedAt }: PlanViewProps & { startedAt: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = bars(steps, startedAt, now);
  return (
    <div className="timeline">
      {steps.map((step) => {
        const { stepId, task } = step.plan;
        const worked = workedFor(step, now);
        const { tone, label } = stepLook(step);
        return (
          <button key={stepId} type="button" className={selected === stepId ? 'timeline-row selected' : 'timeline-row'} aria-expanded={selected === stepId} onClick={() => onSelect(selected === stepId ? undefined : stepId)}>
            <span className="timeline-name"><b>{stepId}</b> {task}</span>
            <span className="timeline-track">
              {all.filter((bar) => bar.stepId === stepId).map((bar) => (
                <span key={bar.attempt} className={`timeline-bar tone-${bar.failed ? 'bad' : tone}`} style={{ left: `${bar.from * 100}%`, width: `max(4px, ${(bar.to - bar.from) * 100}%)` }} />
              ))}
            </span>
            <span className="timeline-time">{worked === null ? t(label) : format.duration(worked)}</span>
          </button>
        );
      })}
      <p className="timeline-scale" aria-hidden><span>0</span><span>{format.duration(now - Date.parse(startedAt))}</span></p>
    </div>
  );
}
