import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listExecutions, readExecution } from '../api/executions';
import type { ExecutionSummary } from '../api/contracts';
import { Markdown } from '../app/Markdown';
import { earlierThan } from '../history/sessions';
import { StatusDot } from '../history/StatusDot';
import { isOver } from '../live/state';

interface Props { sessionId: string; executionId: string; startedAt: string | null }

/** What was asked and answered before in the same conversation. */
export function Earlier({ sessionId, executionId, startedAt }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['executions', 'session', sessionId],
    queryFn: () => listExecutions({ sessionId, pageSize: 50 }),
  });
  const turns = earlierThan(data?.items ?? [], executionId, startedAt);
  if (turns.length === 0) return null;
  return (
    <section className="earlier" aria-label={t('conversation.earlier')}>
      {turns.map((turn) => <Turn key={turn.executionId} turn={turn} />)}
    </section>
  );
}

function Turn({ turn }: { turn: ExecutionSummary }) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery({
    queryKey: ['executions', 'one', turn.executionId, turn.status],
    queryFn: () => readExecution(turn.executionId),
    staleTime: isOver(turn.status) ? Infinity : 5_000,
  });
  return (
    <article className="turn">
      <p className="turn-question">{turn.query}</p>
      <div className="turn-answer">
        {data?.answer?.text
          ? <Markdown text={data.answer.text} />
          : <p className="hint">{t(isPending ? 'conversation.loading' : 'conversation.noAnswer')}</p>}
        <p className="facts">
          <StatusDot status={turn.status} />
          <Link to="/executions/$executionId" params={{ executionId: turn.executionId }} search={{}}>{t('conversation.open')}</Link>
        </p>
      </div>
    </article>
  );
}
