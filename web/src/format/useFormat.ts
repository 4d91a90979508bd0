import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { splitDuration } from './duration';

/** Times, durations and shares in the person's language and time zone. */
export function useFormat() {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
    const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
    const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
    const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
    const cost = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
    const valid = (format: Intl.DateTimeFormat, iso: string) =>
      Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso));
    return {
      clock: (iso: string) => valid(clock, iso),
      moment: (iso: string) => valid(moment, iso),
      /** A date without a time, as it stands. */
      day: (iso: string) => valid(day, iso),
      number: (value: number) => number.format(value),
      percent: (share: number) => percent.format(share),
      cost: (dollars: number) => cost.format(dollars),
      duration: (milliseconds: number) => {
        const parts = splitDuration(milliseconds);
        return t(`time.${parts.unit}`, { ...parts });
      },
    };
  }, [t, i18n.language]);
}
