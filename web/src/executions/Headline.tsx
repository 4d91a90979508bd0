import { Link } from '@tanstack/react-router';
import { Clock, GitFork, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../app/Badge';
import { useNow } from '../app/useNow';
import { useFormat } from '../format/useFormat';
import type { ForkOrigin } from '../api/contracts';
import { isOver, reusedOf, type ExecutionState } from '../live/state';
import { useNames } from '../i18n/useNames';
import { Controls } from './Controls';
import { headlineOf, progressOf } from './headline';

interface Props { executionId: string; state: ExecutionState; past: boolean; send: (message: object) => boolean }

/** Where it was forked from, and how much of it was answered from there. */
function Forked({ origin, reused }: { origin: ForkOrigin; reused: { calls: number; of: number } }) {
  const { t } = useTranslation();
  return (
    <span className="with-icon">
      <GitFork size={13} aria-hidden />
      <Link to="/executions/$executionId" params={{ executionId: origin.executionId }} search={{ at: origin.version }}>{t('fork.from', { at: origin.version })}</Link>
      {reused.of > 0 && <span>{t('fork.reused', { calls: reused.calls, total: reused.of, share: Math.round((100 * reused.calls) / reused.of) })}</span>}
    </span>
  );
}

/** What is going on, how far it is, how long it took, and the buttons to steer it. */
export function Headline({ executionId, state, past, send }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  const over = isOver(state.status);
  const ticking = !over && !past;
  const now = useNow(ticking);
  const said = headlineOf(state);
  const progress = progressOf(state);
  const lastAt = state.activities.at(-1)?.at ?? state.startedAt;
  const end = state.endedAt ?? (past ? lastAt : null);
  const elapsed = state.startedAt ? (end ? Date.parse(end) : now) - Date.parse(state.startedAt) : null;
  return (
    <section className="headline" aria-label={t(`headline.${said.key}`, { tasks: said.tasks })}>
      <div className="headline-line">
        <p className="headline-text" role="status">
          {ticking && state.status !== 'paused' && state.status !== 'awaitingInput' && <LoaderCircle size={16} className="spin" aria-hidden />}
          {t(`headline.${said.key}`, { tasks: said.tasks })}
        </p>
        {!past && <Controls executionId={executionId} status={state.status} send={send} />}
      </div>
      {state.steps.length > 0 && (
        <div
          className="progress" role="progressbar" aria-valuemin={0} aria-valuemax={100}
          aria-valuenow={Math.round(progress.share * 100)} aria-label={t('headline.progress', progress)}
        >
          <span style={{ width: `${progress.share * 100}%` }} />
        </div>
      )}
      <p className="facts">
        {state.intent && <Badge tone="idle">{name('intent', state.intent.type)}</Badge>}
        {state.strategy && <Badge tone="idle">{name('strategy', state.strategy.name)}</Badge>}
        {state.forkedFrom && <Forked origin={state.forkedFrom} reused={reusedOf(state)} />}
        {state.steps.length > 0 && <span>{t('headline.progress', progress)}</span>}
        {elapsed !== null && (over || past || elapsed >= 1000) && (
          <span className="with-icon"><Clock size={13} aria-hidden /> {t('headline.elapsed', { duration: format.duration(over || past ? elapsed : Math.floor(elapsed / 1000) * 1000) })}</span>
        )}
        {state.startedAt && <time dateTime={state.startedAt}>{format.moment(state.startedAt)}</time>}
      </p>
    </section>
  );
}
