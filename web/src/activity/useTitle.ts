import { useTranslation } from 'react-i18next';
import { useNames } from '../i18n/useNames';
import type { Activity } from '../live/state';

const provided: Record<string, string> = { approve: 'inputApproved', reject: 'inputRejected', edit: 'inputEdited' };

/** An entry in one line. */
export function useTitle() {
  const { t } = useTranslation();
  const name = useNames();
  return (activity: Activity): string => {
    switch (activity.kind) {
      case 'round':
        if (activity.replans) return t('activity.replan', { step: activity.stepId });
        return activity.round > 1 ? t('activity.round', { round: activity.round }) : t('activity.round1');
      case 'planned':
        return activity.steps ? t('activity.planned', { count: activity.steps }) : t('activity.plannedNone');
      case 'strategy':
        return t('activity.strategy', { name: name('strategy', activity.decision.name) });
      case 'tool':
        return t('activity.tool', { tool: name('tool', activity.decision.tool) });
      case 'stepStarted':
        return activity.attempt > 1
          ? t('activity.stepStartedAgain', { step: activity.stepId, attempt: activity.attempt })
          : t('activity.stepStarted', { step: activity.stepId });
      case 'call':
        return t('activity.call', { tool: name('tool', activity.call.tool) });
      case 'stepCompleted':
      case 'stepSkipped':
      case 'stepEdited':
        return t(`activity.${activity.kind}`, { step: activity.stepId });
      case 'stepFailed':
        return t(activity.retryAt ? 'activity.stepFailedRetry' : 'activity.stepFailed', { step: activity.stepId });
      case 'inherited':
        return t('activity.inheritedResults', { count: activity.calls });
      case 'reordered':
        return t('activity.reordered', { order: activity.order.join(', ') });
      case 'inputExpired':
        return t(activity.asked === 'missingValue' ? 'activity.valueWithout' : 'activity.inputExpired');
      case 'inputProvided':
        if (activity.asked === 'missingValue' && activity.decision !== 'reject') return t(activity.decision === 'edit' ? 'activity.valueGiven' : 'activity.valueWithout');
        return t(`activity.${provided[activity.decision] ?? 'inputApproved'}`);
      case 'ended':
        return t(`activity.${activity.status}`);
      default:
        return t(`activity.${activity.kind}`);
    }
  };
}
