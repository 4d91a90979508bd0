import { Pencil } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedStep, StepEdit } from '../api/contracts';
import { useNames } from '../i18n/useNames';

interface Props { plan: PlannedStep; busy: boolean; label: string; onEdit: (edit: StepEdit) => void }

/** Changes what a step does: its task, and the arguments of each of its tools. */
export function StepForm({ plan, busy, label, onEdit }: Props) {
  const { t } = useTranslation();
  const name = useNames();
  const id = useId();
  const calls = keyed(plan);
  const [task, setTask] = useState(plan.task);
  const [texts, setTexts] = useState<Record<string, string>>(() => Object.fromEntries(calls.map(({ key, text }) => [key, text])));
  const broken = calls.find(({ key }) => parsed(texts[key]) === undefined);
  const edit = changes(plan, task, texts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!broken && edit) onEdit(edit);
  };
  return (
    <form className="step-form" onSubmit={submit}>
      <label htmlFor={`${id}-task`}>{t('edit.task')}</label>
      <input id={`${id}-task`} value={task} onChange={(event) => setTask(event.target.value)} />
      {calls.map(({ key, tool }) => (
        <div key={key}>
          <label htmlFor={`${id}-${key}`}>{t('edit.arguments', { tool: name('tool', tool) })}</label>
          <textarea
            id={`${id}-${key}`} rows={5} spellCheck={false} value={texts[key]} aria-invalid={parsed(texts[key]) === undefined}
            onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
          />
        </div>
      ))}
      {broken && <p className="error-text" role="alert">{t('edit.notJson', { tool: name('tool', broken.tool) })}</p>}
      <button type="submit" className="button" disabled={busy || !!broken || !edit || !task.trim()}><Pencil size={14} aria-hidden /> {label}</button>
    </form>
  );
}

/** Calls by the name an edit has for them: the tool, with a number where the step calls it more than once. */
function keyed(plan: PlannedStep) {
  return plan.calls.map(({ tool, arguments: given }, index) => {
    const twice = plan.calls.filter((call) => call.tool === tool).length > 1;
    const number = plan.calls.slice(0, index + 1).filter((call) => call.tool === tool).length;
    return { key: twice ? `${tool}#${number}` : tool, tool, text: JSON.stringify(given ?? {}, null, 2) };
  });
}

/** Only what is different; null where nothing is. */
export function changes(plan: PlannedStep, task: string, texts: Record<string, string>): StepEdit | null {
  const different = keyed(plan).filter(({ key, text }) => texts[key] !== undefined && texts[key] !== text && parsed(texts[key]) !== undefined);
  const edit: StepEdit = {
    ...(task.trim() !== plan.task ? { task: task.trim() } : {}),
    ...(different.length ? { arguments: Object.fromEntries(different.map(({ key }) => [key, parsed(texts[key])])) } : {}),
  };
  return Object.keys(edit).length ? edit : null;
}

/** An object of arguments; undefined where the text is none. */
function parsed(text: string | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
