import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listExecutions } from '../api/executions';
import type { ExecutionSummary } from '../api/contracts';
import { Markdown } from '../app/Markdown';
import { earlierThan } from '../history/sessions';
import { StatusDot } from '../history/StatusDot';

interface Props { sessionId: string; executionId: string; startedAt: string | null }

/** What was asked and answered before in the same conversation. */
export function Earlier({ sessionId, executionId, startedAt }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['executions', 'session', sessionId],
    queryFn: () => listExecutions({ sessionId, pageSize: 50 }),
  });
  const turns = earlierThan(data?.executions ?? [], executionId, startedAt);
  if (turns.length === 0) return null;
  return (
    <section className="earlier" aria-label={t('conversation.earlier')}>
      {turns.map((turn) => <Turn key={turn.executionId} turn={turn} />)}
    </section>
  );
}

function Turn({ turn }: { turn: ExecutionSummary }) {
  const { t } = useTranslation();
  return (
    <article className="turn">
      <p className="turn-question">{turn.query}</p>
      <div className="turn-answer">
        {turn.answer ? <Markdown text={turn.answer} /> : <p className="hint">{t('conversation.noAnswer')}</p>}
        <p className="facts">
          <StatusDot status={turn.status} />
          <Link to="/executions/$executionId" params={{ executionId: turn.executionId }} search={{}}>{t('conversation.open')}</Link>
        </p>
      </div>
    </article>
  );
}
