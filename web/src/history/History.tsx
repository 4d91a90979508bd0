import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listExecutions } from '../api/executions';
import type { ExecutionSummary } from '../api/contracts';
import { useFormat } from '../format/useFormat';
import { isOver } from '../live/state';
import { sessionsOf } from './sessions';
import { StatusDot } from './StatusDot';

/** The caller's conversations; asked again now and then while one of them is still at work. */
export function History() {
  const { t } = useTranslation();
  const { executionId } = useParams({ strict: false });
  const { data, isError, isPending, refetch } = useQuery({
    queryKey: ['executions', 'all'],
    queryFn: () => listExecutions({ pageSize: 100 }),
    refetchInterval: (query) => (query.state.data?.executions.some((item) => !isOver(item.status)) ? 5_000 : 30_000),
  });
  const sessions = sessionsOf(data?.executions ?? []);
  return (
    <nav className="history" aria-label={t('app.history')}>
      <h2>{t('app.history')}</h2>
      {isError && (
        <p className="hint">
          {t('app.historyFailed')} <button type="button" className="link" onClick={() => void refetch()}>{t('app.retry')}</button>
        </p>
      )}
      {!isError && !isPending && sessions.length === 0 && <p className="hint">{t('app.noHistory')}</p>}
      <ul>
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <SessionEntry title={session.title} latest={session.latest} count={session.questions.length}
              current={session.questions.some((question) => question.executionId === executionId)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SessionEntry({ title, latest, count, current }: { title: string; latest: ExecutionSummary; count: number; current: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Link
      to="/executions/$executionId" params={{ executionId: latest.executionId }} search={{}}
      className={current ? 'session current' : 'session'} aria-current={current ? 'page' : undefined}
    >
      <span className="session-title">{title}</span>
      <span className="session-line">
        <StatusDot status={latest.status} />
        <time dateTime={latest.startedAt}>{format.moment(latest.startedAt)}</time>
        {count > 1 && <span>{t('app.questions', { count })}</span>}
      </span>
    </Link>
  );
}
