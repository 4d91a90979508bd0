import { ArrowDown, ArrowDownUp, Brain, CheckCheck, Combine, Flag, GitFork, Hand, Hourglass, ListTodo, MessageCircleQuestion, MessageSquareText, Pause, Pencil, Play, Route, RefreshCcw, SkipForward, Sparkles, TriangleAlert, Wrench, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import type { Activity, ExecutionState } from '../live/state';
import { ActivityBody } from './ActivityBody';
import { filters, matches, toneOf, type Filter } from './kinds';
import { useTitle } from './useTitle';

const icons: Record<Activity['kind'], LucideIcon> = {
  started: MessageCircleQuestion,
  round: Brain,
  planned: ListTodo,
  strategy: Route,
  tool: Sparkles,
  conflict: Combine,
  adjusted: RefreshCcw,
  stepStarted: Play,
  call: Wrench,
  stepCompleted: CheckCheck,
  stepFailed: TriangleAlert,
  stepSkipped: SkipForward,
  inputRequested: Hand,
  inputProvided: Hand,
  inputExpired: Hourglass,
  inputWithdrawn: Hand,
  stepEdited: Pencil,
  reordered: ArrowDownUp,
  inherited: GitFork,
  answered: MessageSquareText,
  ended: Flag,
  paused: Pause,
  resumed: Play,
};

/** Every decision and result as it comes, the newest at the bottom; the list follows unless somebody scrolled away. */
export function ActivityList({ state, onSelectStep }: { state: ExecutionState; onSelectStep: (stepId: string) => void }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const shown = state.activities.filter((activity) => matches(activity, filter));
  const { list, away, toEnd, onScroll } = useFollowing(shown.length);
  return (
    <>
      <div className="segmented wide" role="group" aria-label={t('activity.filter')}>
        {filters.map((name) => <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>{t(`activity.${name}`)}</button>)}
      </div>
      <ol className="activities" ref={list} onScroll={onScroll} tabIndex={0} aria-label={t('activity.title')}>
        {shown.map((activity) => <Entry key={activity.sequence} activity={activity} onSelectStep={onSelectStep} />)}
        {shown.length === 0 && <li className="hint">{t(state.activities.length ? 'activity.noneOfKind' : 'activity.empty')}</li>}
      </ol>
      {away && <button type="button" className="button small to-latest" onClick={toEnd}><ArrowDown size={14} aria-hidden /> {t('activity.latest')}</button>}
    </>
  );
}

function Entry({ activity, onSelectStep }: { activity: Activity; onSelectStep: (stepId: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useTitle();
  const Icon = icons[activity.kind];
  const stepId = stepOf(activity);
  return (
    <li className={`activity tone-${toneOf(activity)}`}>
      <span className="activity-mark"><Icon size={15} aria-hidden /></span>
      <div className="activity-text">
        <div className="activity-head">
          <h3>{title(activity)}</h3>
          {stepId && <button type="button" className="link" onClick={() => onSelectStep(stepId)}>{t('activity.forStep', { step: stepId })}</button>}
          <time dateTime={activity.at}>{format.clock(activity.at)}</time>
        </div>
        <ActivityBody activity={activity} />
      </div>
    </li>
  );
}

function stepOf(activity: Activity): string | undefined {
  if (activity.kind === 'tool') return activity.decision.stepId;
  if (activity.kind === 'conflict') return activity.conflict.stepId;
  if (activity.kind === 'inputRequested') return activity.request.stepId;
  return 'stepId' in activity ? activity.stepId : undefined;
}

function useFollowing(length: number) {
  const list = useRef<HTMLOListElement>(null);
  const [away, setAway] = useState(false);
  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setAway(false);
  };
  useEffect(() => {
    if (!away) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [length, away]);
  const onScroll = () => {
    const element = list.current;
    if (element) setAway(element.scrollHeight - element.scrollTop - element.clientHeight > 60);
  };
  return { list, away, toEnd, onScroll };
}
