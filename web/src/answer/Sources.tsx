import { ExternalLink, FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SourceReference } from '../api/contracts';
import { linkTarget, safeUrl } from '../app/links';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';

export function Sources({ sources }: { sources: readonly SourceReference[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  return (
    <ul className="sources">
      {sources.map((source, index) => {
        const url = safeUrl(source.url);
        const title = source.locator ? `${source.title} ${source.locator}` : source.title;
        return (
          <li key={index}>
            <span className="chip-kind">{name('sourceKind', source.kind)}</span>
            {url ? <a href={url} {...linkTarget(url)}>{title} <ExternalLink size={12} aria-hidden /></a> : <span>{title}</span>}
            {source.asOf && <span className="fine">{t('answer.asOf', { date: format.day(source.asOf) })}</span>}
            {source.isSample && <SampleMark />}
          </li>
        );
      })}
    </ul>
  );
}

/** Generated data must never pass for the world's. */
export function SampleMark() {
  const { t } = useTranslation();
  return <span className="sample" title={t('answer.sampleHint')}><FlaskConical size={12} aria-hidden /> {t('answer.sample')}</span>;
}
