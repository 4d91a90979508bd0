import { ChevronRight, Recycle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallResult } from '../api/contracts';
import { Badge } from '../app/Badge';
import { Json } from '../app/Json';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import { outcomeLook } from '../plan/stepLook';
import { Sources } from '../answer/Sources';

/** How a tool call ended: outcome, quality, time, and what came of it. */
export function CallView({ call }: { call: CallResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  const { tone, Icon } = outcomeLook(call.outcome);
  return (
    <div className="call">
      <p className="facts">
        <strong>{name('tool', call.tool)}</strong>
        <Badge tone={tone} Icon={Icon}>{name('outcome', call.outcome)}</Badge>
        <span>{t('plan.quality', { value: format.percent(call.quality) })}</span>
        <span>{format.duration(call.milliseconds)}</span>
        {call.reusedFrom && <span className="with-icon"><Recycle size={13} aria-hidden /> {t('activity.reused')}</span>}
      </p>
      {call.note && <p>{call.note}</p>}
      {call.failure && <p className="reason">{name('failureClass', call.failure.class)}: {call.failure.message}</p>}
      {(call.assumptions ?? []).map((assumption) => <p key={assumption.field} className="fine">{t('answer.assumptions')}: {assumption.value} ({assumption.reason})</p>)}
      {call.sources && call.sources.length > 0 && (
        <details className="json"><summary><ChevronRight size={14} aria-hidden /> {t('answer.sourcesCount', { count: call.sources.length })}</summary><Sources sources={call.sources} /></details>
      )}
      <Json value={call.arguments} label={t('activity.arguments')} />
      {call.result !== undefined && <Json value={call.result} label={t('activity.result')} />}
    </div>
  );
}
