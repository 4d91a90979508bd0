import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import ko from './ko.json';

export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

const key = 'holmes.language';

/** Korean, unless the person chose otherwise before. */
function chosen(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'ko';
  } catch {
    return 'ko'; // storage can be switched off
  }
}

void i18next.use(initReactI18next).init({
  lng: chosen(),
  fallbackLng: 'ko',
  resources: { ko: { translation: ko }, en: { translation: en } },
  interpolation: { escapeValue: false }, // React escapes
});

document.documentElement.lang = i18next.language;

export function switchLanguage(language: Language) {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // it then holds for this visit
  }
  void i18next.changeLanguage(language);
}

export default i18next;
