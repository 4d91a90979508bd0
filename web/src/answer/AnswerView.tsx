import { Link } from '@tanstack/react-router';
import { ArrowRight, BookOpen, CircleAlert, Download, Eye, FileText, FlaskConical, Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer, AnswerSection, Assumption } from '../api/contracts';
import { Markdown } from '../app/Markdown';
import type { StepState } from '../live/state';
import { documentsOf } from './documents';
import { Fold } from './Fold';
import { SectionIcon } from './SectionIcon';
import { Sources } from './Sources';

/** The short answer first, then what stands behind it. */
export function AnswerView({ answer, steps, sample }: { answer: Answer; steps: readonly StepState[]; sample: boolean }) {
  const { t } = useTranslation();
  const isSample = sample || answer.sources.some((source) => source.isSample);
  const author = !answer.composedBy || answer.composedBy === 'rules'
    ? t('answer.composedByRules')
    : t('answer.composedByModel', { model: answer.composedBy });
  return (
    <article className="answer" aria-labelledby="answer-title">
      <h2 id="answer-title" className="answer-label">{t('answer.title')}</h2>
      {isSample && <p className="banner tone-warn sample-note"><FlaskConical size={16} aria-hidden /> {t('answer.sampleNote')}</p>}
      <div className="short-answer"><Markdown text={answer.text} /></div>
      <Documents steps={steps} />
      {answer.sections.map((section, index) => <Section key={index} section={section} />)}
      <Assumptions assumptions={answer.assumptions} />
      {answer.notDone.length > 0 && (
        <section className="box tone-warn">
          <h3><CircleAlert size={17} aria-hidden /> {t('answer.notDone')}</h3>
          <ul>{answer.notDone.map((line, index) => <li key={index}>{line}</li>)}</ul>
        </section>
      )}
      {answer.nextSteps.length > 0 && (
        <section className="box">
          <h3><ArrowRight size={17} aria-hidden /> {t('answer.nextSteps')}</h3>
          <ul>{answer.nextSteps.map((line, index) => <li key={index}>{line}</li>)}</ul>
        </section>
      )}
      {answer.sources.length > 0 && (
        <Fold className="answer-section" open={answer.sources.length <= 6} title={<><BookOpen size={17} aria-hidden /> {t('answer.sources')} {answer.sources.length}</>}>
          <Sources sources={answer.sources} />
        </Fold>
      )}
      <p className="fine">{author}</p>
    </article>
  );
}

function Section({ section }: { section: AnswerSection }) {
  const { t } = useTranslation();
  return (
    <Fold className="answer-section" title={<><SectionIcon kind={section.kind} /> {section.title}</>}>
      <Markdown text={section.content} />
      {section.toolCallIds?.length > 0 && <p className="fine">{t('answer.basis', { count: section.toolCallIds.length })}</p>}
    </Fold>
  );
}

function Assumptions({ assumptions }: { assumptions: readonly Assumption[] }) {
  const { t } = useTranslation();
  if (assumptions.length === 0) return null;
  return (
    <section className="box tone-idle">
      <h3><Lightbulb size={17} aria-hidden /> {t('answer.assumptions')}</h3>
      <p className="fine">{t('answer.assumptionsLead')}</p>
      <ul>{assumptions.map((assumption, index) => <li key={index}><Assumed assumption={assumption} /></li>)}</ul>
    </section>
  );
}

function Assumed({ assumption: { value, reason, source } }: { assumption: Assumption }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{value}</strong> {reason}
      {source?.executionId && (
        <> <Link to="/executions/$executionId" params={{ executionId: source.executionId }} search={{}} title={source.words}>{t('memory.source')}</Link></>
      )}
      {source && <> <Link to="/memory">{t('memory.correct')}</Link></>}
    </>
  );
}

function Documents({ steps }: { steps: readonly StepState[] }) {
  const { t } = useTranslation();
  const documents = documentsOf(steps);
  if (documents.length === 0) return null;
  return (
    <section className="box">
      <h3><FileText size={17} aria-hidden /> {t('answer.documents')}</h3>
      {documents.map((document) => (
        <div key={document.id} className="document">
          <span>{document.fileName}</span>
          <a className="button small" href={document.url} download={document.fileName}><Download size={14} aria-hidden /> {t('answer.download')}</a>
          {document.previewUrl && <a className="button small" href={document.previewUrl} target="_blank" rel="noopener"><Eye size={14} aria-hidden /> {t('answer.preview')}</a>}
          {document.missing.length > 0 && <p className="fine">{t('answer.missing', { fields: document.missing.join(', ') })}</p>}
        </div>
      ))}
    </section>
  );
}
