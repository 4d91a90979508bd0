import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { GitFork } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fork, listTools, newKey } from '../api/executions';
import type { ForkChanges, PlannedStep } from '../api/contracts';
import { useNames } from '../i18n/useNames';
import type { ExecutionState } from '../live/state';

const strategies = ['sequential', 'parallel', 'pipeline', 'adaptive'];

/** Starts another execution from what this one knew at a point in time; what is the same is not done again. */
export function ForkDialog({ executionId, state }: { executionId: string; state: ExecutionState }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button small" onClick={() => { setOpen(true); dialog.current?.showModal(); }}>
        <GitFork size={14} aria-hidden /> {t('fork.here')}
      </button>
      <dialog ref={dialog} className="confirm fork" aria-labelledby="fork-title" onClose={() => setOpen(false)}>
        {isOpen && <ForkForm executionId={executionId} state={state} onClose={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

function ForkForm({ executionId, state, onClose }: { executionId: string; state: ExecutionState; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useNames();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const tools = useQuery({ queryKey: ['tools'], queryFn: listTools, staleTime: 60_000 });
  const [query, setQuery] = useState(state.query ?? '');
  const [strategy, setStrategy] = useState('');
  const [chosen, setChosen] = useState<Record<string, string[]>>({});
  const isNew = query.trim() !== (state.query ?? '');
  const start = useMutation({
    mutationFn: () => fork(executionId, state.sequence, changesOf(state, query, strategy, chosen), key.current),
    onError: () => { key.current = newKey(); },
    onSuccess: (started) => {
      onClose();
      void navigate({ to: '/executions/$executionId', params: { executionId: started.executionId }, search: {} });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  return (
    <form onSubmit={submit}>
      <h2 id="fork-title">{t('fork.title', { at: state.sequence })}</h2>
      <p className="hint">{t('fork.lead')}</p>
      <label>{t('ask.label')}<textarea rows={3} value={query} onChange={(event) => setQuery(event.target.value)} /></label>
      <label>
        {t('ask.strategy')}
        <select value={strategy} onChange={(event) => setStrategy(event.target.value)}>
          <option value="">{t('fork.same')}</option>
          {strategies.map((each) => <option key={each} value={each}>{t(`strategy.${each}`)}</option>)}
        </select>
      </label>
      {isNew && state.steps.length > 0 && <p className="hint">{t('fork.replanned')}</p>}
      {!isNew && state.steps.map(({ plan }) => plan.calls.map((call, index) => (
        <label key={`${plan.stepId}-${index}`}>
          {t('fork.tool', { step: plan.stepId, task: plan.task })}
          <select value={toolsOf(plan, chosen)[index]} onChange={(event) => setChosen({ ...chosen, [plan.stepId]: toolsOf(plan, chosen).with(index, event.target.value) })}>
            {[call.tool, ...(tools.data ?? []).filter((tool) => tool.team === plan.team && tool.name !== call.tool).map((tool) => tool.name)]
              .map((tool) => <option key={tool} value={tool}>{name('tool', tool)}</option>)}
          </select>
        </label>
      )))}
      {start.error && <p className="error-text" role="alert">{t('controls.refused', { reason: start.error.message })}</p>}
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>{t('app.close')}</button>
        <button type="submit" className="button primary" disabled={start.isPending || !query.trim()}>{t('fork.start')}</button>
      </div>
    </form>
  );
}

const toolsOf = (plan: PlannedStep, chosen: Record<string, string[]>) => chosen[plan.stepId] ?? plan.calls.map((call) => call.tool);

/** Only what is different from what it was. */
export function changesOf(state: ExecutionState, query: string, strategy: string, chosen: Record<string, string[]>): ForkChanges {
  const isNew = query.trim() !== (state.query ?? '');
  const tools = state.steps
    .filter(({ plan }) => toolsOf(plan, chosen).some((tool, index) => tool !== plan.calls[index]?.tool))
    .map(({ plan }) => [plan.stepId, toolsOf(plan, chosen)] as const);
  return {
    ...(isNew ? { query: query.trim() } : {}),
    ...(strategy && strategy !== state.strategy?.name ? { strategy } : {}),
    ...(!isNew && tools.length ? { tools: Object.fromEntries(tools) } : {}),
  };
}
