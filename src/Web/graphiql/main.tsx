import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.min.css';
import { createRoot } from 'react-dom/client';
import { exampleQueries } from './examples';
import { fetcher } from './fetcher';
import './graphiql.css';

const root = document.getElementById('graphiql');
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={exampleQueries.map((query) => ({ query }))}
      shouldPersistHeaders={false}
    />,
  );
}
