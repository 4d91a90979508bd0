import { LoaderCircle, SendHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  placeholder: string;
  sending: boolean;
  error: string | null;
  onAsk: (query: string) => void;
  big?: boolean;
  /** A text to begin with, as when an example was chosen; a new object each time. */
  draft?: { text: string };
  children?: ReactNode;
}

/** Where a question is typed: Enter sends, Shift+Enter breaks the line. */
export function QuestionBox({ label, placeholder, sending, error, onAsk, big = false, draft, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(draft?.text ?? '');

  useEffect(() => {
    if (!draft) return;
    setText(draft.text);
    box.current?.focus();
  }, [draft]);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() && !sending) onAsk(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Hangul syllable is being composed Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    submit(event as unknown as FormEvent);
  };

  return (
    <form className={big ? 'question-box big' : 'question-box'} onSubmit={submit}>
      <label htmlFor={id} className="visually-hidden">{label}</label>
      <div className="question-field">
        <textarea
          ref={box} id={id} value={text} rows={big ? 3 : 1} placeholder={placeholder} maxLength={4000}
          autoFocus={big} aria-describedby={`${id}-hint`} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown}
        />
        <button type="submit" className="button primary send" disabled={!text.trim() || sending}>
          {sending ? <LoaderCircle size={18} className="spin" aria-hidden /> : <SendHorizontal size={18} aria-hidden />}
          <span>{t(sending ? 'ask.sending' : 'ask.send')}</span>
        </button>
      </div>
      {children}
      <p id={`${id}-hint`} className={big ? 'hint' : 'visually-hidden'}>{t('ask.hint')}</p>
      {error && <p className="error-text" role="alert">{t('ask.failed', { reason: error })}</p>}
    </form>
  );
}
