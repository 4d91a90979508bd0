import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listDeadLetters } from '../api/deadLetters';
import { Refusal } from '../api/http';

const key = ['dead-letters'];

/** Asked now and then; whoever is no operator is told so once and does not ask again. */
export const useDeadLetters = () => useQuery({
  queryKey: key,
  queryFn: listDeadLetters,
  retry: false,
  refetchInterval: (query) => (query.state.error instanceof Refusal && query.state.error.status < 500 ? false : 15_000),
});

/** Does something to dead letters, then looks again. */
export function useDeadLetterAction<T>(act: (argument: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: key }) });
}
