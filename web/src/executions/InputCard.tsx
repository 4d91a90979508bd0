import { ArrowRight, RotateCw, ShieldQuestion, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Json } from '../app/Json';
import { Markdown } from '../app/Markdown';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import type { InputRequest, StepState } from '../live/state';
import { PlanApproval } from './PlanApproval';
import { ResultForm } from './ResultForm';
import { StepForm } from './StepForm';
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
  const step = steps.find((each) => each.plan.stepId === input.stepId);
  return (
    <section className="input-card" aria-labelledby={id}>
      <h2 id={id}><ShieldQuestion size={19} aria-hidden /> {t(`input.${titleOf(input)}`, { defaultValue: t('input.title') })}</h2>
      {aboutPlan ? <p>{t('input.planPrompt')}</p> : step && input.kind !== 'missingValue' ? <AboutStep input={input} step={step} /> : <Markdown text={input.prompt} />}
      {input.expiresAt && <p className="hint">{t(expiryOf(input), { time: format.moment(input.expiresAt) })}</p>}
      {input.kind === 'missingValue' && (
        <>
          <ValueForm values={input.values ?? []} busy={busy} onValues={(value) => reply.mutate({ decision: 'edit', value })} />
          <button type="button" className="button" disabled={busy} onClick={() => reply.mutate({ decision: 'approve' })}>
            <ArrowRight size={16} aria-hidden /> {t('input.without')}
          </button>
        </>
      )}
      {input.kind === 'unknownEffect' && (
        <>
          <button type="button" className="button primary" disabled={busy} onClick={() => reply.mutate({ decision: 'approve' })}>
            <RotateCw size={16} aria-hidden /> {t('input.repeat')}
          </button>
          <ResultForm busy={busy} onResult={(value) => reply.mutate({ decision: 'edit', value })} />
        </>
      )}
      {input.kind === 'approval' && (
        <PlanApproval
          steps={aboutPlan ? steps : []} busy={busy} onApprove={() => reply.mutate({ decision: 'approve' })}
          onSkip={(skipSteps) => reply.mutate({ decision: 'edit', value: { skipSteps } })}
        />
      )}
      <button type="button" className="button" disabled={busy} onClick={() => reply.mutate({ decision: 'reject' })}>
        <X size={16} aria-hidden /> {t(input.stepId ? 'input.leaveOut' : 'input.reject')}
      </button>
      {input.kind === 'approval' && step && (
        <details>
          <summary>{t('edit.title')}</summary>
          <StepForm plan={step.plan} busy={busy} label={t('edit.approve')} onEdit={(value) => reply.mutate({ decision: 'edit', value })} />
        </details>
      )}
      {sent && <p className="hint" role="status">{t('input.sent')}</p>}
      {reply.error && <p className="error-text" role="alert">{t('controls.refused', { reason: reply.error.message })}</p>}
    </section>
  );
}

const titleOf = (input: InputRequest) => (input.kind === 'approval' && input.stepId ? 'stepApproval' : input.kind);

const expiryOf = (input: InputRequest) =>
  isAboutPlan(input) ? 'input.expiresPlan' : input.kind === 'missingValue' ? 'input.expiresValue' : 'input.expires';

/** Which step it is about, in the person's language, and with what it would be done. */
function AboutStep({ input, step }: { input: InputRequest; step: StepState }) {
  const { t } = useTranslation();
  const name = useNames();
  const doubtful = step.calls.find(({ call }) => call.toolCallId === input.toolCallId)?.call;
  const calls = doubtful ? [doubtful] : step.plan.calls;
  return (
    <>
      <p>{t(input.kind === 'unknownEffect' ? 'input.unknownPrompt' : 'input.stepPrompt', { step: step.plan.stepId, task: step.plan.task })}</p>
      {doubtful?.failure && <p className="reason">{doubtful.failure.message}</p>}
      {calls.map((call, index) => (
        <Json key={index} label={name('tool', call.tool)} value={call.arguments} />
      ))}
    </>
  );
}

/** Whether the plan as a whole is to be approved: the page then asks in the person's language. */
export const isAboutPlan = (input: InputRequest) => input.inputId === 'plan' && input.kind === 'approval';
