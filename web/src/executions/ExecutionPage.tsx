import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { AnswerView } from '../answer/AnswerView';
import { Notice } from '../app/Notices';
import { useAsk } from '../ask/useAsk';
import { QuestionBox } from '../ask/QuestionBox';
import { PlanPanel } from '../plan/PlanPanel';
import { PlanStrip } from '../plan/PlanStrip';
import { isOver } from '../live/state';
import { useExecution, useStateAt } from '../live/useExecution';
import { ConnectionBanner } from './ConnectionBanner';
import { Earlier } from './Earlier';
import { Ending } from './Ending';
import { Headline } from './Headline';
import { InputCard } from './InputCard';
import { PastBanner } from './Scrubber';
import { WorkPanel } from './WorkPanel';

const dead = { unknown: 'unknown', forbidden: 'forbidden', expired: 'expired', refused: 'refused' } as const;

/** One question being worked on, live or as it was at an earlier event. */
export function ExecutionPage() {
  const { t } = useTranslation();
  const { executionId } = useParams({ from: '/executions/$executionId' });
  const { at, step } = useSearch({ from: '/executions/$executionId' });
  const navigate = useNavigate({ from: '/executions/$executionId' });
  const queries = useQueryClient();
  const live = useExecution(executionId);
  const state = useStateAt(live, at);
  const asking = useAsk();
  const total = live.frames.length;
  const past = at !== undefined && at < total;
  const over = isOver(live.state.status);
  const sample = useMemo(
    () => state.steps.some((each) => each.calls.some(({ call }) => call.sources?.some((source) => source.isSample))),
    [state.steps]);

  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['executions'] });
  }, [queries, live.state.status, executionId]);

  if (live.connection in dead) {
    const kind = dead[live.connection as keyof typeof dead];
    return (
      <Notice title={t(`connection.${kind}Title`)} text={t(`connection.${kind}Text`)}>
        <Link to="/" className="button primary">{t('app.home')}</Link>
      </Notice>
    );
  }

  const select = (stepId: string | undefined) => void navigate({ search: (before) => ({ ...before, step: stepId }), replace: true, resetScroll: false });
  const goTo = (sequence: number | undefined) => void navigate({ search: (before) => ({ ...before, at: sequence }), replace: true, resetScroll: false });

  return (
    <div className="execution-page">
      <div className="conversation">
        {live.state.sessionId && (
          <Earlier sessionId={live.state.sessionId} executionId={executionId} startedAt={live.state.startedAt} />
        )}
        <ConnectionBanner connection={live.connection} retryAt={live.retryAt} onNow={live.wake} />
        <h1 className="question">{state.query ?? t('connection.connecting')}</h1>
        {past && <PastBanner frames={live.frames} at={at} onLive={() => goTo(undefined)} />}
        {live.refusal && <p className="banner tone-bad" role="alert">{t('controls.refused', { reason: live.refusal })}</p>}
        <Headline executionId={executionId} state={state} past={past} send={live.send} />
        {!past && state.inputs.map((input) => <InputCard key={input.inputId} executionId={executionId} input={input} steps={state.steps} refusal={live.refusal} send={live.send} />)}
        <Ending state={state} />
        {state.answer && state.steps.length > 0 && <PlanStrip steps={state.steps} onSelect={select} />}
        {state.answer && <AnswerView answer={state.answer} steps={state.steps} sample={sample} />}
        <PlanPanel executionId={executionId} state={state} past={past} selected={step} onSelect={select} send={live.send} />
        {over && live.state.sessionId && (
          <div className="follow-up">
            <QuestionBox
              label={t('ask.followUp')} placeholder={t('ask.followUp')} sending={asking.isPending} error={asking.error?.message ?? null}
              onAsk={(query) => asking.mutate({ query, sessionId: live.state.sessionId! })}
            />
          </div>
        )}
      </div>
      <WorkPanel executionId={executionId} frames={live.frames} state={state} at={at} onGoTo={goTo} onSelectStep={select} />
    </div>
  );
}
