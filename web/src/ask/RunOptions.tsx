import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExecutionOptions } from '../api/contracts';

const strategies = ['sequential', 'parallel', 'pipeline', 'adaptive'];

export function RunOptions({ options, onChange }: { options: ExecutionOptions; onChange: (options: ExecutionOptions) => void }) {
  const { t } = useTranslation();
  return (
    <details className="run-options">
      <summary><SlidersHorizontal size={15} aria-hidden /> {t('ask.options')}</summary>
      <div className="run-options-fields">
        <label>
          {t('ask.strategy')}
          <select value={options.strategy ?? ''} onChange={(event) => onChange({ ...options, strategy: event.target.value || undefined })}>
            <option value="">{t('ask.strategyAuto')}</option>
            {strategies.map((name) => <option key={name} value={name}>{t(`strategy.${name}`)}</option>)}
          </select>
        </label>
        <label>
          {t('ask.deadline')}
          <input
            type="number" min={5} max={3600} step={5} placeholder={t('ask.deadlineNone')} value={options.deadlineSeconds ?? ''}
            onChange={(event) => onChange({ ...options, deadlineSeconds: event.target.valueAsNumber || undefined })}
          />
        </label>
        <label className="check">
          <input type="checkbox" checked={options.requireApproval ?? false} onChange={(event) => onChange({ ...options, requireApproval: event.target.checked || undefined })} />
          {t('ask.approval')}
        </label>
        <label className="check">
          <input type="checkbox" checked={options.mayAsk ?? true} onChange={(event) => onChange({ ...options, mayAsk: event.target.checked ? undefined : false })} />
          {t('ask.mayAsk')}
        </label>
      </div>
    </details>
  );
}
