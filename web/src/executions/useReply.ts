import { useMutation } from '@tanstack/react-query';
import { provideInput, type Reply } from '../api/executions';

// The websocket says "modify" where the request says "edit".
const spoken = { approve: 'approve', reject: 'reject', edit: 'modify' } as const;

/** Answers a request for input: over the open line where there is one, otherwise by a request. */
export const useReply = (executionId: string, inputId: string, send: (message: object) => boolean) =>
  useMutation({
    mutationFn: async ({ decision, value }: Omit<Reply, 'inputId'>) => {
      const sent = send({ type: 'interrupt_response', input_id: inputId, action: spoken[decision], value });
      if (!sent) await provideInput(executionId, { inputId, decision, value });
    },
  });
