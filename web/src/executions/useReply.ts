import { useMutation } from '@tanstack/react-query';
import { provideInput, type Reply } from '../api/executions';

/** Answers a request for input: over the open line where there is one. A change goes by a request, whose reply says what is wrong with it. */
export const useReply = (executionId: string, inputId: string, send: (message: object) => boolean) =>
  useMutation({
    mutationFn: async ({ decision, value }: Omit<Reply, 'inputId'>) => {
      const sent = decision !== 'edit' && send({ type: 'interrupt_response', input_id: inputId, action: decision, value });
      if (!sent) await provideInput(executionId, { inputId, decision, value });
    },
  });
