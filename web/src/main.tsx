import '@fontsource-variable/noto-sans-kr/wght.css';
import './app/styles/tokens.css';
import './app/styles/page.css';
import './app/styles/ask.css';
import './app/styles/answer.css';
import './app/styles/plan.css';
import './app/styles/activity.css';
import './app/styles/dead.css';
import './app/styles/memory.css';
import './i18n/i18n';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router';

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 2 } } });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
