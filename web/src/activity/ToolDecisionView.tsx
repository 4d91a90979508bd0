import { useTranslation } from 'react-i18next';
import type { ToolCandidate, ToolDecision } from '../api/contracts';
import { Json } from '../app/Json';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import { Meter } from './Meter';
import { PolicyLine } from './PolicyLine';

/** Why this tool: the reasoning, everything it was chosen from, and the policy that chose. */
export function ToolDecisionView({ decision }: { decision: ToolDecision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  const { model, tool } = decision;
  const tokens = (model?.inputTokens ?? 0) + (model?.outputTokens ?? 0);
  const facts = [
    t('activity.propensity', { value: format.percent(decision.propensity) }),
    t('activity.mode', { mode: decision.mode }),
    model?.used ? t('activity.modelUsed', { model: model.model, tokens }) : t('activity.modelNotUsed'),
    ...(model?.proposed && model.proposed !== tool ? [t('activity.modelProposed', { tool: name('tool', model.proposed) })] : []),
  ];
  return (
    <div className="decision">
      <p><strong>{name('tool', tool)}</strong> {decision.reasoning}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('activity.candidates')}>
        <table className="candidates">
          <thead>
            <tr>
              <th scope="col">{t('activity.candidate')}</th>
              <th scope="col">{t('activity.probability')}</th>
            </tr>
          </thead>
          <tbody>{(decision.candidates ?? []).map((candidate) => <Candidate key={candidate.tool} candidate={candidate} chosen={candidate.tool === tool} />)}</tbody>
        </table>
      </div>
      <p className="fine">{facts.join(' · ')}</p>
      <PolicyLine policy={decision.policy} />
      <Json value={decision.arguments} label={t('activity.arguments')} />
    </div>
  );
}

function Candidate({ candidate, chosen }: { candidate: ToolCandidate; chosen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  return (
    <tr className={chosen ? 'chosen' : candidate.skipped ? 'left-out' : undefined}>
      <th scope="row" title={`${candidate.tool} ${candidate.version}`}>
        {name('tool', candidate.tool)}
        {chosen && <span className="mark">{t('activity.chosen')}</span>}
        {candidate.skipped && <span className="fine">{t('activity.skippedBecause', { reason: candidate.skipped })}</span>}
        <span className="fine">
          {t('activity.expected', {
            mean: format.number(candidate.mean),
            theta: format.number(candidate.theta),
            observations: format.number(candidate.observations),
            health: format.percent(candidate.health),
          })}
        </span>
        <span className="fine">{t('activity.costs', { duration: format.duration(candidate.milliseconds), cost: format.cost(candidate.cost) })}</span>
      </th>
      <td><Meter value={candidate.probability} text={format.percent(candidate.probability)} /></td>
    </tr>
  );
}
