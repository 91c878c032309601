import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.min.css';
import { createRoot } from 'react-dom/client';
import { exampleQueries } from './examples';
import './graphiql.css';

const root = document.getElementById('graphiql');
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={createGraphiQLFetcher({ url: '/graphql' })}
      defaultTabs={exampleQueries.map((query) => ({ query }))}
      shouldPersistHeaders={false}
    />,
  );
}
