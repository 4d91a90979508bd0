import { useMutation } from '@tanstack/react-query';
import { Check, ShieldQuestion, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { provideInput, type Reply } from '../api/executions';
import { Markdown } from '../app/Markdown';
import { useFormat } from '../format/useFormat';
import type { InputRequest } from '../live/state';

interface Props { executionId: string; input: InputRequest; send: (message: object) => boolean }

// The websocket says "modify" where the request says "edit".
const spoken = { approve: 'approve', reject: 'reject', edit: 'modify' } as const;

/** Holmes waits for a person: approve, reject, or give the value it asks for. */
export function InputCard({ executionId, input, send }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [value, setValue] = useState('');
  const reply = useMutation({
    mutationFn: async ({ decision, value: given }: Omit<Reply, 'inputId'>) => {
      const message = { type: 'interrupt_response', input_id: input.inputId, action: spoken[decision], value: given };
      if (!send(message)) await provideInput(executionId, { inputId: input.inputId, decision, value: given });
    },
  });
  const asksValue = input.kind === 'missingValue';
  const busy = reply.isPending || reply.isSuccess;
  return (
    <section className="input-card" aria-labelledby={id}>
      <h2 id={id}><ShieldQuestion size={19} aria-hidden /> {t(`input.${input.kind}`, { defaultValue: t('input.title') })}</h2>
      <Markdown text={input.prompt} />
      {input.expiresAt && <p className="hint">{t('input.expires', { time: format.moment(input.expiresAt) })}</p>}
      {asksValue && (
        <form className="value-form" onSubmit={(event) => { event.preventDefault(); if (value.trim()) reply.mutate({ decision: 'edit', value: value.trim() }); }}>
          <label htmlFor={`${id}-value`}>{t('input.valueLabel')}</label>
          <input id={`${id}-value`} value={value} onChange={(event) => setValue(event.target.value)} autoFocus />
          <button type="submit" className="button primary" disabled={busy || !value.trim()}>{t('input.edit')}</button>
        </form>
      )}
      <div className="input-buttons">
        {!asksValue && (
          <button type="button" className="button primary" disabled={busy} onClick={() => reply.mutate({ decision: 'approve' })}>
            <Check size={16} aria-hidden /> {t('input.approve')}
          </button>
        )}
        <button type="button" className="button" disabled={busy} onClick={() => reply.mutate({ decision: 'reject' })}>
          <X size={16} aria-hidden /> {t('input.reject')}
        </button>
      </div>
      {reply.isSuccess && <p className="hint" role="status">{t('input.sent')}</p>}
      {reply.error && <p className="error-text" role="alert">{t('controls.refused', { reason: reply.error.message })}</p>}
    </section>
  );
}
