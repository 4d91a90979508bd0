import { useTranslation } from 'react-i18next';
import type { Entity, Intent } from '../api/contracts';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import { readableValue } from './entityValue';

/** How the question was understood: its kind, the words that say so, the values read from it. */
export function Understood({ intent, entities }: { intent: Intent | null; entities: Entity[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const name = useNames();
  return (
    <dl className="understood">
      {intent && (
        <>
          <dt>{t('activity.intent')}</dt>
          <dd><strong>{name('intent', intent.type)}</strong> · {t('activity.confidence', { value: format.percent(intent.confidence) })}</dd>
        </>
      )}
      {intent && intent.evidence?.length > 0 && (
        <>
          <dt>{t('activity.evidence')}</dt>
          <dd className="chips">{intent.evidence.map((word, index) => <span key={index} className="chip">{word}</span>)}</dd>
        </>
      )}
      {entities.length > 0 && (
        <>
          <dt>{t('activity.entities')}</dt>
          <dd className="chips">
            {entities.map((entity, index) => {
              const read = readableValue(entity.value, i18n.language);
              const value = read && t(`value.${read.replaceAll('.', '_')}`, { defaultValue: read });
              return (
                <span key={index} className="chip">
                  <span className="chip-kind">{name('entityKind', entity.kind)}</span> {entity.text}
                  {value && value !== entity.text && <span className="fine"> = {value}</span>}
                  {entity.inherited && <span className="fine"> ({t('activity.inherited')})</span>}
                  {entity.remembered && <span className="fine"> ({t('activity.remembered', { when: format.moment(entity.remembered.at) })})</span>}
                </span>
              );
            })}
          </dd>
        </>
      )}
    </dl>
  );
}
