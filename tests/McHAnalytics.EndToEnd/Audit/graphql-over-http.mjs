// Asks a server everything that graphql-http's audits of the GraphQL-over-HTTP specification ask. Argument: the route's address.
// Prints one line of JSON: every audit with its id, name, status (ok, notice, warn, error) and reason.
import { serverAudits } from 'graphql-http';

const [url] = process.argv.slice(2);
const fetchFn = (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(10_000) });
const results = [];
for (const { id, name, fn } of serverAudits({ url, fetchFn })) {
  const { status, reason, response } = await fn().catch((fault) => ({ status: 'fatal', reason: String(fault) }));
  results.push({ id, name, status, reason });
  await response?.body?.cancel().catch(() => {});
}
console.log(JSON.stringify(results));
