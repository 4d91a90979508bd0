import { useTranslation } from 'react-i18next';

type Vocabulary = 'tool' | 'team' | 'strategy' | 'intent' | 'outcome' | 'failureClass' | 'sourceKind' | 'entityKind';

/** The readable name of a word of the contracts; a registered tool or team that has none keeps its own. */
export function useNames() {
  const { t } = useTranslation();
  return (vocabulary: Vocabulary, word: string | undefined) =>
    word ? t(`${vocabulary}.${word.replaceAll('.', '_')}`, { defaultValue: word }) : '';
}
