// Where the pages begin.

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from '../api/client.ts';
import { language } from '../text/language.ts';
import { App } from './app.tsx';
import '../styles/hooks.css';
import '../styles/base.css';
import '../styles/components.css';

document.documentElement.lang = language;

const queries = new QueryClient({
  defaultOptions: {
    // What was refused stays refused; what did not answer may yet.
    queries: { retry: (failures, error) => !(error instanceof ApiProblem) && failures < 3, staleTime: 2_000 },
  },
});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
