// Where the pages begin.

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from '../api/client.ts';
import { language } from '../text/language.ts';
import { App } from './app.tsx';
import { sessionKey } from './session-key.ts';
import '../styles/hooks.css';
import '../styles/base.css';
import '../styles/components.css';
import '../styles/lists.css';

document.documentElement.lang = language;

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that is over is seen wherever it is noticed first.
    onError(error, { queryKey }) {
      const isOver = error instanceof ApiProblem && error.status === 401 && queryKey[0] !== sessionKey[0];
      if (isOver) void queries.invalidateQueries({ queryKey: sessionKey });
    },
  }),
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
