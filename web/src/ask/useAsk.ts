import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { ask, newKey, type Question } from '../api/executions';

/** Asks, and goes to the page of the execution. */
export function useAsk() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const attempt = useRef<{ question: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (question: Question) => {
      // The same question sent again after a lost reply keeps its key, and so starts nothing twice.
      const text = JSON.stringify(question);
      if (attempt.current?.question !== text) attempt.current = { question: text, key: newKey() };
      return ask(question, attempt.current.key);
    },
    onSuccess: (accepted) => {
      attempt.current = null;
      void queries.invalidateQueries({ queryKey: ['executions'] });
      void navigate({ to: '/executions/$executionId', params: { executionId: accepted.executionId }, search: {} });
    },
  });
}
