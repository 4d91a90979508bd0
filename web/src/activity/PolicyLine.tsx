import { useTranslation } from 'react-i18next';
import type { PolicyStamp } from '../api/contracts';

/** Which policy decided, so that the decision can be made again. */
export function PolicyLine({ policy, extra }: { policy: PolicyStamp | undefined; extra?: string }) {
  const { t } = useTranslation();
  if (!policy) return extra ? <p className="fine">{extra}</p> : null;
  const { id, version, beliefPosition, seed, parametersHash } = policy;
  return (
    <p className="fine" title={parametersHash}>
      {extra && <>{extra} · </>}{t('activity.policy')} {t('activity.policyLine', { id, version, position: beliefPosition, seed })}
    </p>
  );
}
