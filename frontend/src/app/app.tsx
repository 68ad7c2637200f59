import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { queryClient } from '#app/query-client.ts';
import { AppRoutes } from '#app/routes.tsx';
import { Toaster } from '#ui/toaster.tsx';

export function App() {
  return (
    <ErrorBoundary of="app">
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <AppRoutes />
        </BrowserRouter>
        <Toaster />
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
