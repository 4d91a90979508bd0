import { ListTree, ScrollText } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivityList } from '../activity/ActivityList';
import { EventList } from '../events/EventList';
import type { Frame } from '../live/frames';
import type { ExecutionState } from '../live/state';
import { ForkDialog } from './ForkDialog';
import { Scrubber } from './Scrubber';

interface Props {
  executionId: string;
  frames: readonly Frame[];
  state: ExecutionState;
  at: number | undefined;
  onGoTo: (sequence: number | undefined) => void;
  onSelectStep: (stepId: string) => void;
}

const tabs = [['activity', ListTree], ['events', ScrollText]] as const;
type Tab = (typeof tabs)[number][0];

/** The side of the page that tells everything: the decisions for people, the events as they stand in the log. */
export function WorkPanel({ executionId, frames, state, at, onGoTo, onSelectStep }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [tab, setTab] = useState<Tab>('activity');
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tab === 'activity' ? 'events' : 'activity';
    setTab(other);
    document.getElementById(`${id}-${other}`)?.focus();
  };
  return (
    <section className="work" aria-label={t('activity.title')}>
      <div className="tabs" role="tablist" onKeyDown={onKeyDown}>
        {tabs.map(([name, Icon]) => (
          <button
            key={name} type="button" role="tab" id={`${id}-${name}`} aria-selected={tab === name} aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1} onClick={() => setTab(name)}
          >
            <Icon size={16} aria-hidden /> {t(`${name}.title`)}
          </button>
        ))}
      </div>
      <Scrubber frames={frames} at={at} onGoTo={onGoTo} />
      {state.sequence > 0 && <p className="fork-line"><ForkDialog executionId={executionId} state={state} /></p>}
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className="work-body">
        {tab === 'activity'
          ? <ActivityList state={state} onSelectStep={onSelectStep} />
          : <EventList frames={frames} at={at} onGoTo={onGoTo} />}
      </div>
    </section>
  );
}
