import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExecutionOptions } from '../api/contracts';
import { QuestionBox } from './QuestionBox';
import { RunOptions } from './RunOptions';
import { useAsk } from './useAsk';

const examples = ['compound', 'law', 'rent', 'listing', 'policy', 'contract'];

export function AskPage() {
  const { t } = useTranslation();
  const asking = useAsk();
  const [draft, setDraft] = useState<{ text: string }>();
  const [options, setOptions] = useState<ExecutionOptions>({});
  return (
    <div className="ask-page">
      <h1>{t('ask.title')}</h1>
      <p className="lead">{t('ask.lead')}</p>
      <QuestionBox
        big label={t('ask.label')} placeholder={t('ask.placeholder')} draft={draft}
        sending={asking.isPending} error={asking.error?.message ?? null}
        onAsk={(query) => asking.mutate({ query, options: chosen(options) })}
      >
        <RunOptions options={options} onChange={setOptions} />
      </QuestionBox>
      <section aria-labelledby="examples">
        <h2 id="examples" className="quiet-heading">{t('ask.examples')}</h2>
        <ul className="examples">
          {examples.map((name) => (
            <li key={name}>
              <button type="button" className="example" onClick={() => setDraft({ text: t(`examples.${name}.text`) })}>
                <span className="example-topic">{t(`examples.${name}.topic`)}</span>
                <span lang="ko">{t(`examples.${name}.text`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const chosen = (options: ExecutionOptions) =>
  Object.values(options).some((value) => value !== undefined) ? options : undefined;
