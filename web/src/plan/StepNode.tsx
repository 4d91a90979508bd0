import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import type { StepState } from '../live/state';
import { stepLook, TeamIcon } from './stepLook';
import { workedFor } from './timing';

export interface PlanViewProps {
  steps: readonly StepState[];
  now: number;
  selected: string | undefined;
  onSelect: (stepId: string | undefined) => void;
}

interface Props { step: StepState; now: number; selected: boolean; onSelect: (stepId: string | undefined) => void; withDependencies?: boolean }

/** A step as a card: team, task, state, time, tries. */
export function StepNode({ step, now, selected, onSelect, withDependencies = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  const { tone, Icon, label } = stepLook(step);
  const { stepId, team, task, dependsOn, optional } = step.plan;
  const worked = workedFor(step, now);
  return (
    <button
      type="button" className={`node tone-${tone}${selected ? ' selected' : ''}`} aria-expanded={selected}
      aria-label={t('plan.stepOf', { step: stepId, task, team: name('team', team), status: t(label) })}
      onClick={() => onSelect(selected ? undefined : stepId)}
    >
      <span className="node-top">
        <TeamIcon team={team} />
        <span>{name('team', team)}</span>
        <span className="node-id">{stepId}</span>
        {optional && <span className="node-tag">{t('plan.optional')}</span>}
      </span>
      <span className="node-task" title={task}>{task}</span>
      {withDependencies && <span className="node-after">{dependsOn.length ? t('plan.after', { steps: dependsOn.join(', ') }) : t('plan.first')}</span>}
      <span className="node-state">
        <Icon size={14} aria-hidden className={tone === 'active' ? 'spin' : undefined} />
        <span>{t(label)}</span>
        {step.attempts.length > 1 && <span className="node-tag">{t('plan.attempts', { count: step.attempts.length })}</span>}
        {worked !== null && <span className="node-time">{format.duration(worked)}</span>}
      </span>
      {step.status === 'in_progress' && <span className="node-progress" style={{ width: `${Math.max(4, step.progress)}%` }} />}
    </button>
  );
}
