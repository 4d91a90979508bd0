import { useTranslation } from 'react-i18next';
import type { ExecutionStatus } from '../api/contracts';
import type { Tone } from '../plan/stepLook';

const tones: Record<ExecutionStatus, Tone> = {
  started: 'active',
  running: 'active',
  awaitingInput: 'warn',
  paused: 'warn',
  completed: 'good',
  failed: 'bad',
  cancelled: 'muted',
};

export function StatusDot({ status }: { status: ExecutionStatus }) {
  const { t } = useTranslation();
  return <span className={`status-dot tone-${tones[status] ?? 'muted'}`}>{t(`status.${status}`, { defaultValue: status })}</span>;
}
