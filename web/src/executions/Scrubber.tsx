import { ChevronFirst, ChevronLeft, ChevronRight, History, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import type { Frame } from '../live/frames';

interface Props { frames: readonly Frame[]; at: number | undefined; onGoTo: (sequence: number | undefined) => void }

/** Goes back to any event: the page then shows what was known at it, no more and no less. */
export function Scrubber({ frames, at, onGoTo }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = frames.length;
  if (total === 0) return null;
  const position = Math.min(at ?? total, total);
  const frame = frames[position - 1];
  const go = (sequence: number) => onGoTo(sequence >= total ? undefined : Math.max(1, sequence));
  return (
    <div className="scrubber" role="group" aria-label={t('scrubber.title')}>
      <button type="button" className="icon-button" aria-label={t('scrubber.first')} title={t('scrubber.first')} disabled={position === 1} onClick={() => go(1)}><ChevronFirst size={17} aria-hidden /></button>
      <button type="button" className="icon-button" aria-label={t('scrubber.previous')} title={t('scrubber.previous')} disabled={position === 1} onClick={() => go(position - 1)}><ChevronLeft size={17} aria-hidden /></button>
      <input
        type="range" min={1} max={total} value={position} aria-label={t('scrubber.label')}
        aria-valuetext={`${t('scrubber.atEvent', { at: position })}: ${frame?.event ?? ''}`} onChange={(event) => go(event.target.valueAsNumber)}
      />
      <button type="button" className="icon-button" aria-label={t('scrubber.next')} title={t('scrubber.next')} disabled={position === total} onClick={() => go(position + 1)}><ChevronRight size={17} aria-hidden /></button>
      <span className="scrubber-position">{t('scrubber.position', { at: position, total })}</span>
      <button type="button" className="button small quiet" disabled={position === total} onClick={() => onGoTo(undefined)}><Radio size={14} aria-hidden /> {t('scrubber.live')}</button>
      {frame && <p className="scrubber-event"><code>{frame.event}</code> {format.clock(frame.timestamp)}</p>}
    </div>
  );
}

export function PastBanner({ frames, at, onLive }: { frames: readonly Frame[]; at: number; onLive: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="banner tone-idle" role="status">
      <History size={17} aria-hidden />
      <span>{t('scrubber.past', { at, total: frames.length, time: format.clock(frames[at - 1]?.timestamp ?? '') })}</span>
      <button type="button" className="button small" onClick={onLive}>{t('scrubber.live')}</button>
    </div>
  );
}
