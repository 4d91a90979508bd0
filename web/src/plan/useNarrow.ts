import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 720px)';

const subscribe = (changed: () => void) => {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether the page is too narrow for a graph from left to right. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
