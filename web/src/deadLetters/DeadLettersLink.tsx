import { Link } from '@tanstack/react-router';
import { MailWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDeadLetters } from './useDeadLetters';

/** The way to the dead letters, for operators, while there are any. */
export function DeadLettersLink() {
  const { t } = useTranslation();
  const { data } = useDeadLetters();
  if (!data?.dead) return null;
  return (
    <Link to="/dead-letters" className="button quiet dead-link">
      <MailWarning size={16} aria-hidden /> {t('dead.link', { count: data.dead })}
    </Link>
  );
}
