import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { knownOfMe } from '../api/memory';

const key = ['memory', 'me'];

/** What a question says is known a moment after it was asked. */
export const useMemory = () => useQuery({ queryKey: key, queryFn: knownOfMe, refetchInterval: 5_000 });

/** Does something to what is known, then looks again. */
export function useMemoryAction<T>(act: (argument: T) => Promise<unknown>, done?: () => void) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: done, onSettled: () => client.invalidateQueries({ queryKey: key }) });
}
