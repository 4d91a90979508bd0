import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AskPage } from '../ask/AskPage';
import { DeadLettersPage } from '../deadLetters/DeadLettersPage';
import { ExecutionPage } from '../executions/ExecutionPage';
import { MemoryPage } from '../memory/MemoryPage';
import { Crashed, NotFound } from './Notices';
import { Shell } from './Shell';

export interface ExecutionSearch {
  /** The page as it was at this sequence; live without it. */
  at?: number;
  /** The step whose details are open. */
  step?: string;
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });

const ask = createRoute({ getParentRoute: () => root, path: '/', component: AskPage });

const execution = createRoute({
  getParentRoute: () => root,
  path: '/executions/$executionId',
  component: ExecutionPage,
  validateSearch: (search: Record<string, unknown>): ExecutionSearch => {
    const at = Number(search.at);
    return {
      ...(Number.isInteger(at) && at > 0 ? { at } : {}),
      ...(typeof search.step === 'string' ? { step: search.step } : {}),
    };
  },
});

const deadLetters = createRoute({ getParentRoute: () => root, path: '/dead-letters', component: DeadLettersPage });

const memory = createRoute({ getParentRoute: () => root, path: '/memory', component: MemoryPage });

export const router = createRouter({ routeTree: root.addChildren([ask, execution, deadLetters, memory]), defaultPreload: false, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
