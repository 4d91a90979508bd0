import { ChartNoAxesGantt, Network, Rows3 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../app/useNow';
import { isOver, type ExecutionState } from '../live/state';
import { PlanGraph } from './PlanGraph';
import { PlanList } from './PlanList';
import { PlanTimeline } from './PlanTimeline';
import { StepDetails } from './StepDetails';
import { useNarrow } from './useNarrow';

interface Props {
  executionId: string;
  state: ExecutionState;
  past: boolean;
  selected: string | undefined;
  onSelect: (stepId: string | undefined) => void;
  send: (message: object) => boolean;
}

const views = [['graph', Network], ['list', Rows3], ['timeline', ChartNoAxesGantt]] as const;
type View = (typeof views)[number][0];

/** All steps from the start, each with its state, as a graph, a list or a timeline. */
export function PlanPanel({ executionId, state, past, selected, onSelect, send }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [wanted, setWanted] = useState<View>();
  const view = wanted ?? (narrow ? 'list' : 'graph');
  const now = useNow(!past && !isOver(state.status));
  const asOf = past || isOver(state.status) ? Date.parse(state.endedAt ?? state.activities.at(-1)?.at ?? '') || now : now;
  const step = state.steps.find((each) => each.plan.stepId === selected);
  const common = { steps: state.steps, now: asOf, selected, onSelect };
  const planned = state.activities.some((activity) => activity.kind === 'planned');

  return (
    <section className="plan" aria-labelledby="plan-title">
      <div className="section-head">
        <h2 id="plan-title">{t('plan.title')}</h2>
        {state.steps.length > 0 && (
          <div className="segmented" role="group" aria-label={t('plan.view')}>
            {views.map(([name, Icon]) => (
              <button key={name} type="button" aria-pressed={view === name} onClick={() => setWanted(name)}><Icon size={14} aria-hidden /> {t(`plan.${name}`)}</button>
            ))}
          </div>
        )}
      </div>
      {state.steps.length === 0 && <p className="hint">{t(planned ? 'plan.noSteps' : 'plan.empty')}</p>}
      {state.steps.length > 0 && view === 'graph' && <PlanGraph {...common} />}
      {state.steps.length > 0 && view === 'list' && <PlanList {...common} />}
      {state.steps.length > 0 && view === 'timeline' && <PlanTimeline {...common} startedAt={state.startedAt ?? ''} />}
      {step
        ? <StepDetails key={step.plan.stepId} executionId={executionId} step={step} decisions={state.activities} now={asOf} live={!past && !isOver(state.status)} onClose={() => onSelect(undefined)} send={send} />
        : state.steps.length > 0 && <p className="hint">{t('plan.selectHint')}</p>}
    </section>
  );
}
