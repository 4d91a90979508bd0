import { useTranslation } from 'react-i18next';
import type { StrategyDecision } from '../api/contracts';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import { Meter } from './Meter';
import { PolicyLine } from './PolicyLine';

export function StrategyView({ decision }: { decision: StrategyDecision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  return (
    <>
      <p>{decision.reasoning}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('activity.candidates')}>
        <table className="candidates">
          <thead>
            <tr><th scope="col">{t('activity.candidate')}</th><th scope="col">{t('activity.score')}</th><th scope="col">{t('activity.probability')}</th></tr>
          </thead>
          <tbody>
            {(decision.candidates ?? []).map((candidate) => (
              <tr key={candidate.name} className={candidate.name === decision.name ? 'chosen' : undefined}>
                <th scope="row">{name('strategy', candidate.name)}{candidate.name === decision.name && <span className="mark">{t('activity.chosen')}</span>}</th>
                <td>{format.number(candidate.score)}</td>
                <td><Meter value={candidate.probability} text={format.percent(candidate.probability)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PolicyLine policy={decision.policy} extra={t('activity.confidence', { value: format.percent(decision.confidence) })} />
    </>
  );
}
