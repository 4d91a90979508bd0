import { useMutation } from '@tanstack/react-query';
import { SkipForward, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallView } from '../activity/CallView';
import { ToolDecisionView } from '../activity/ToolDecisionView';
import { editStep } from '../api/executions';
import type { StepEdit } from '../api/contracts';
import { Badge } from '../app/Badge';
import { StepForm } from '../executions/StepForm';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import type { Activity, Attempt, StepState } from '../live/state';
import { stepLook } from './stepLook';

interface Props {
  executionId: string;
  step: StepState;
  decisions: readonly Activity[];
  now: number;
  live: boolean;
  onClose: () => void;
  send: (message: object) => boolean;
}

/** All there is to know of a step: what it waits for, its tries, the tools chosen for it and what they gave. */
export function StepDetails({ executionId, step, decisions, now, live, onClose, send }: Props) {
  const { t } = useTranslation();
  const name = useNames();
  const format = useFormat();
  const { stepId, task, team, dependsOn, maxAttempts, timeoutSeconds } = step.plan;
  const { tone, Icon, label } = stepLook(step);
  const details = useRef<HTMLElement>(null);
  useEffect(() => details.current?.scrollIntoView({ block: 'nearest' }), [stepId]);
  const chosen = decisions.flatMap((activity) => (activity.kind === 'tool' && activity.decision.stepId === stepId ? [activity.decision] : []));
  const waiting = step.status === 'pending' || step.status === 'orchestrated' || step.status === 'retrying';
  return (
    <section ref={details} className="step-details" aria-label={t('plan.details', { step: stepId })}>
      <div className="section-head">
        <h3>{stepId} · {task}</h3>
        <button type="button" className="icon-button" aria-label={t('plan.close')} onClick={onClose}><X size={18} aria-hidden /></button>
      </div>
      <p className="facts">
        <Badge tone={tone} Icon={Icon}>{t(label)}</Badge>
        <span>{name('team', team)}</span>
        {step.quality !== null && <span>{t('plan.quality', { value: format.percent(step.quality) })}</span>}
        <span>{t('plan.dependsOn')}: {dependsOn.length ? dependsOn.join(', ') : t('plan.noDependencies')}</span>
        {timeoutSeconds && <span>{t('plan.limit', { seconds: timeoutSeconds })}</span>}
        {maxAttempts && <span>{t('plan.max', { count: maxAttempts })}</span>}
      </p>
      {step.note && <p>{step.note}</p>}
      {step.reason && <p className="reason">{step.reason}</p>}
      {step.retryAt && <p className="hint">{t('plan.retryAt', { time: format.clock(step.retryAt) })}</p>}
      {live && waiting && (
        <button type="button" className="button small" onClick={() => send({ type: 'todo_skip', step_id: stepId })}><SkipForward size={14} aria-hidden /> {t('plan.skip')}</button>
      )}
      {live && (step.status === 'pending' || step.status === 'orchestrated') && <Edit executionId={executionId} step={step} />}
      <Attempts attempts={step.attempts} now={now} />
      <h4>{t('plan.calls')}</h4>
      {step.calls.length === 0 && <p className="hint">{t('plan.noCalls')}</p>}
      {step.calls.map((report) => <CallView key={report.sequence} call={report.call} />)}
      {chosen.length > 0 && <h4>{t('plan.tools')}</h4>}
      {chosen.map((decision) => <ToolDecisionView key={decision.decisionId} decision={decision} />)}
    </section>
  );
}

/** A step that has not started can be done otherwise. */
function Edit({ executionId, step }: { executionId: string; step: StepState }) {
  const { t } = useTranslation();
  const edit = useMutation({ mutationFn: (wanted: StepEdit) => editStep(executionId, step.plan.stepId, wanted) });
  return (
    <details className="step-edit">
      <summary>{t('edit.title')}</summary>
      <StepForm key={JSON.stringify(step.plan)} plan={step.plan} busy={edit.isPending} label={t('edit.save')} onEdit={(wanted) => edit.mutate(wanted)} />
      {edit.isSuccess && <p className="hint" role="status">{t('edit.saved')}</p>}
      {edit.error && <p className="error-text" role="alert">{t('controls.refused', { reason: edit.error.message })}</p>}
    </details>
  );
}

function Attempts({ attempts, now }: { attempts: readonly Attempt[]; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  if (attempts.length === 0) return null;
  return (
    <>
      <h4>{t('plan.tries')}</h4>
      <ol className="attempts">
        {attempts.map((attempt) => (
          <li key={attempt.attempt}>
            <span>{t('plan.attempt', { count: attempt.attempt })}</span>
            <time dateTime={attempt.startedAt}>{format.clock(attempt.startedAt)}</time>
            <span>{t('plan.took', { duration: format.duration((attempt.endedAt ? Date.parse(attempt.endedAt) : now) - Date.parse(attempt.startedAt)) })}</span>
            {attempt.failure && <Badge tone="bad" title={attempt.failure.message}>{name('failureClass', attempt.failure.class)}</Badge>}
            {attempt.failure && <span>{attempt.failure.message}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
