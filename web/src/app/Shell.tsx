import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Brain, Menu, Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeadLettersLink } from '../deadLetters/DeadLettersLink';
import { History } from '../history/History';
import { switchLanguage } from '../i18n/i18n';

/** The frame of every page: the list of questions at the side, the page in the middle. */
export function Shell() {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const path = useLocation({ select: (location) => location.pathname });
  const other = i18n.language === 'ko' ? 'en' : 'ko';

  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);

  return (
    <div className="shell">
      <a className="skip-link" href="#content">{t('app.skip')}</a>
      <header className="top">
        <button
          type="button" className="icon-button menu-button" aria-expanded={open} aria-controls="history"
          aria-label={t(open ? 'app.closeMenu' : 'app.menu')} onClick={() => setOpen(!open)}
        >
          {open ? <X size={20} aria-hidden /> : <Menu size={20} aria-hidden />}
        </button>
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <span className="brand-name">Holmes</span>
        </Link>
        <span className="brand-tag">{t('app.tagline')}</span>
        <button type="button" className="button quiet language" lang={other} title={t('app.languageHint')} onClick={() => switchLanguage(other)}>
          {t('app.language')}
        </button>
      </header>
      <div className="frame">
        <aside id="history" className={open ? 'side open' : 'side'} aria-label={t('app.history')}>
          <Link to="/" className="button new-question"><Plus size={16} aria-hidden /> {t('app.newQuestion')}</Link>
          <Link to="/memory" className="button quiet dead-link"><Brain size={16} aria-hidden /> {t('memory.link')}</Link>
          <DeadLettersLink />
          <History />
        </aside>
        {open && <div className="scrim" onClick={() => setOpen(false)} aria-hidden />}
        <main id="content" className="content" tabIndex={-1}><Outlet /></main>
      </div>
    </div>
  );
}
