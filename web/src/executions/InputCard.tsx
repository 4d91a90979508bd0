import { ShieldQuestion, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from '../app/Markdown';
import { useFormat } from '../format/useFormat';
import type { InputRequest, StepState } from '../live/state';
import { PlanApproval } from './PlanApproval';
import { useReply } from './useReply';
import { ValueForm } from './ValueForm';

interface Props {
  executionId: string;
  input: InputRequest;
  steps: readonly StepState[];
  /** Why the last reply was not taken, if it was not. */
  refusal: string | null;
  send: (message: object) => boolean;
}

/** Holmes waits for a person: approve, change, reject, or give the value it asks for. */
export function InputCard({ executionId, input, steps, refusal, send }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const reply = useReply(executionId, input.inputId, send);
  const sent = reply.isSuccess && !refusal;
  const busy = reply.isPending || sent;
  const aboutPlan = isAboutPlan(input);
  return (
    <section className="input-card" aria-labelledby={id}>
      <h2 id={id}><ShieldQuestion size={19} aria-hidden /> {t(`input.${input.kind}`, { defaultValue: t('input.title') })}</h2>
      {aboutPlan ? <p>{t('input.planPrompt')}</p> : <Markdown text={input.prompt} />}
      {input.expiresAt && <p className="hint">{t('input.expires', { time: format.moment(input.expiresAt) })}</p>}
      {input.kind === 'missingValue'
        ? <ValueForm busy={busy} onValue={(value) => reply.mutate({ decision: 'edit', value })} />
        : (
          <PlanApproval
            steps={aboutPlan ? steps : []} busy={busy} onApprove={() => reply.mutate({ decision: 'approve' })}
            onSkip={(skipSteps) => reply.mutate({ decision: 'edit', value: { skipSteps } })}
          />
        )}
      <button type="button" className="button" disabled={busy} onClick={() => reply.mutate({ decision: 'reject' })}>
        <X size={16} aria-hidden /> {t('input.reject')}
      </button>
      {sent && <p className="hint" role="status">{t('input.sent')}</p>}
      {reply.error && <p className="error-text" role="alert">{t('controls.refused', { reason: reply.error.message })}</p>}
    </section>
  );
}

/** Whether the plan as a whole is to be approved: the page then asks in the person's language. */
export const isAboutPlan = (input: InputRequest) => input.inputId === 'plan' && input.kind === 'approval';
