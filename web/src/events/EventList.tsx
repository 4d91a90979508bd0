import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Json } from '../app/Json';
import { useFormat } from '../format/useFormat';
import { toNdjson, type Frame } from '../live/frames';

interface Props { frames: readonly Frame[]; at: number | undefined; onGoTo: (sequence: number) => void }

/** The events as they stand in the log. */
export function EventList({ frames, at, onGoTo }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => matching(frames, filter), [frames, filter]);
  return (
    <div className="events">
      <div className="events-tools">
        <input type="search" value={filter} placeholder={t('events.placeholder')} aria-label={t('events.filter')} onChange={(event) => setFilter(event.target.value)} />
        <button type="button" className="button small" disabled={frames.length === 0} onClick={() => download(frames)}><Download size={14} aria-hidden /> {t('events.download')}</button>
      </div>
      <p className="hint" role="status">
        {filter ? t('events.countFiltered', { total: frames.length, count: shown.length }) : t('events.count', { total: frames.length, count: frames.length })}
      </p>
      {frames.length === 0 && <p className="hint">{t('events.empty')}</p>}
      <ol className="event-list">
        {shown.map((frame) => <EventLine key={frame.sequence} frame={frame} future={at !== undefined && frame.sequence > at} onGoTo={onGoTo} />)}
      </ol>
    </div>
  );
}

function EventLine({ frame, future, onGoTo }: { frame: Frame; future: boolean; onGoTo: (sequence: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { text: _, ...shown } = frame;
  return (
    <li className={future ? 'event future' : 'event'}>
      <div className="event-line">
        <button type="button" className="event-number" aria-label={t('events.goTo', { sequence: frame.sequence })} onClick={() => onGoTo(frame.sequence)}>{frame.sequence}</button>
        <strong>{frame.event}</strong>
        <code>{frame.type}</code>
        <time dateTime={frame.timestamp}>{format.clock(frame.timestamp)}</time>
      </div>
      <Json value={shown} label={t('events.raw')} />
    </li>
  );
}

function matching(frames: readonly Frame[], filter: string): readonly Frame[] {
  const wanted = filter.trim().toLowerCase();
  return wanted ? frames.filter((frame) => frame.text.toLowerCase().includes(wanted)) : frames;
}

function download(frames: readonly Frame[]) {
  const url = URL.createObjectURL(new Blob([toNdjson(frames)], { type: 'application/x-ndjson' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `holmes-${frames[0]!.execution_id}.ndjson`;
  link.click();
  URL.revokeObjectURL(url);
}
