import { useTranslation } from 'react-i18next';
import { Badge } from '../app/Badge';
import { Markdown } from '../app/Markdown';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import type { Activity } from '../live/state';
import { outcomeLook } from '../plan/stepLook';
import { isAboutPlan } from '../executions/InputCard';
import { CallView } from './CallView';
import { StrategyView } from './StrategyView';
import { ToolDecisionView } from './ToolDecisionView';
import { Understood } from './Understood';

/** What an entry has to say beyond its title. */
export function ActivityBody({ activity }: { activity: Activity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  switch (activity.kind) {
    case 'planned':
      return <Understood intent={activity.intent} entities={activity.entities} />;
    case 'strategy':
      return <StrategyView decision={activity.decision} />;
    case 'tool':
      return <ToolDecisionView decision={activity.decision} />;
    case 'conflict': {
      const { stepId, tool, keptInStepId, reason } = activity.conflict;
      return <p>{t('activity.conflictText', { step: stepId, tool: name('tool', tool), kept: keptInStepId })} {reason}</p>;
    }
    case 'round':
    case 'adjusted':
      return activity.reason ? <p>{activity.reason}</p> : null;
    case 'call':
      return <CallView call={activity.call} />;
    case 'stepCompleted': {
      const { tone, Icon } = outcomeLook(activity.outcome);
      return (
        <p className="facts">
          <Badge tone={tone} Icon={Icon}>{name('outcome', activity.outcome)}</Badge>
          {activity.quality !== null && <span>{t('plan.quality', { value: format.percent(activity.quality) })}</span>}
          {activity.milliseconds !== null && <span>{format.duration(activity.milliseconds)}</span>}
        </p>
      );
    }
    case 'stepFailed':
      return (
        <p className="reason">
          {name('failureClass', activity.failure?.class)}: {activity.failure?.message}
          {activity.retryAt && <> · {t('plan.retryAt', { time: format.clock(activity.retryAt) })}</>}
        </p>
      );
    case 'stepSkipped':
      return activity.reason ? <p>{activity.reason}</p> : null;
    case 'inputRequested':
      return isAboutPlan(activity.request) ? null : <Markdown text={activity.request.prompt} />;
    case 'ended':
      return activity.failure || activity.reason ? <p className="reason">{activity.failure?.message ?? activity.reason}</p> : null;
    default:
      return null;
  }
}
